import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LegacyGridContainLabel } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from '../../domain/report/charts.js';
import { type Html, html, rawHtml } from '../../platform/pages/html.js';

use([BarChart, LineChart, GridComponent, LegendComponent, AriaComponent, LegacyGridContainLabel, SVGRenderer]);

/** pixels at which it is laid out; the picture itself scales with the page */
const size = { width: 540, height: 290 };

/** A chart as a picture in the page, drawn here: the reader's browser runs no script. Labels are escaped by the renderer. */
export function chartFigure(title: string, option: ChartOption): Html {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(option);
    return html`<figure class="chart" aria-label="${title}">
      <figcaption>${title}</figcaption>
      ${rawHtml(chart.renderToSVGString())}
    </figure>`;
  } finally {
    chart.dispose();
  }
}
