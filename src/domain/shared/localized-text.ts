/** The languages every label a person reads exists in. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** One text in every language of {@link locales}. */
export type LocalizedText = Readonly<Record<Locale, string>>;
