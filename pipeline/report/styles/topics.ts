/** How the topics at a glance, the choice of their number, their cards and their relations look. */
export const topicsStyle = `
.glance th.bars{width:128px}
.glance th.share{width:54px}.glance .share{padding-left:12px}
.glance th.spark{width:134px}
.glance td.spark{padding:0 0 0 20px;vertical-align:top}
.glance td.spark .plot{margin:-20px -10px 0 0}
.glance th.change{width:84px}.glance .change{padding-left:8px}
.glance th.trend{width:100px}
.say b{font-weight:600}
.ticks{display:flex;justify-content:space-between;padding:0 8px;min-height:44px;font-size:14px;line-height:20px;color:var(--ink2)}
.tick{display:flex;justify-content:center;align-items:flex-start;width:0}
.ticks button{flex:none;min-width:24px;min-height:24px;font:inherit;color:inherit;background:none;border:0;padding:0 2px;margin:0;cursor:pointer}
.ticks b{display:block;font-weight:400}
.ticks .on b{font-weight:600;color:var(--ink)}
.ticks small{width:0;margin:0 auto;font-size:12px;line-height:16px;color:var(--ink3);white-space:nowrap;direction:ltr}
.ticks small{display:flex;justify-content:center}
.tick.start small{justify-content:flex-start;margin-left:4px}
.tick.end small{justify-content:flex-end;margin-right:4px}
.evidence{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:32px 32px;margin:20px 0 48px}
.evidence figure+figure{margin-top:0}
.evidence figure{display:flex;flex-direction:column}
.evidence figure.chart figcaption{flex:1;margin-bottom:4px}
.evidence .plot{overflow:visible;margin-right:-10px}
.topic-words{margin:0 -15px 0 -5px}
.card.marked .bar{width:100%}
.card:focus{outline:none}
.card.marked:focus-visible{outline:2px solid var(--focus);outline-offset:8px}
.card h3 .here{font-weight:400;color:var(--ink3);text-decoration:none;padding:0 6px}
.card h3 .here:hover,.card h3 .here:focus-visible{color:var(--ink);text-decoration:underline}
.head{font-size:12px;line-height:16px;color:var(--ink3);margin-top:16px}
.head.ends{display:flex;justify-content:space-between;margin:0 0 8px}
.head+.meta,.head+.pairs{margin-top:2px}
.pairs{font-size:14px;line-height:20px;color:var(--ink2)}
.pairs li{display:grid;grid-template-columns:minmax(0,1fr) 40px;column-gap:12px;padding:2px 0;overflow-wrap:anywhere}
.lead+.pairs{margin-top:4px}.side ol.pairs li{padding:5px 0;border-bottom:1px solid var(--hairline)}
details.weak,.others{margin-top:12px;font-size:14px;line-height:20px;color:var(--ink2)}
.weak li{padding:5px 0}
.weak ul{margin-top:4px}
@media screen and (max-width:1180px){.glance .change{display:none}.evidence{gap:32px 24px}}
@media screen and (max-width:860px){.glance .spark{display:none}}
@media screen and (max-width:640px){.glance td.share,.glance td.trend{width:auto}.evidence{grid-template-columns:repeat(2,minmax(0,1fr));gap:28px 20px}.tick.less button{visibility:hidden}.ticks .recommended{padding-top:14px}.ticks{min-height:58px}}
@media print{.glance .spark{display:none}.card h3 .here,details.weak:not([open]){display:none}.evidence{gap:20px 24px;margin-bottom:32px}.evidence .plot{margin-right:0}}
`;
