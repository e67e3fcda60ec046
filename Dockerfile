FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-fund --no-audit
COPY . .
RUN npm run build && npm prune --omit=dev --no-fund --no-audit

FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
# inside a container the network is the container's own; what is published is the host's decision
ENV HOST=0.0.0.0
ENV PORT=3000
# only used without DATABASE_URL: the data of the PostgreSQL that the program starts itself
ENV PLUMBLINE_DATA_DIR=/var/lib/plumbline
RUN install -d -o node -g node /var/lib/plumbline
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/prisma/migrations prisma/migrations
COPY --from=build /app/rules rules
COPY --from=build /app/dist dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
