/** Style of the map and of the paper beside it. */
export const mapStyle = `
#map .row{grid-template-rows:auto 1fr}
#map .main{grid-column:2;grid-row:1/3}
#map .beside{grid-column:1;grid-row:2}
.plot.paper-map{overflow:hidden;cursor:grab;user-select:none;-webkit-user-select:none;touch-action:pan-y}
.plot.paper-map:active{cursor:grabbing}
.plot.paper-map:focus-visible{outline-offset:0}
.plot.paper-map svg{max-width:none;transform-origin:0 0;will-change:transform}
.plot.paper-map i{position:absolute;left:0;top:0;pointer-events:none;will-change:transform}
.halo{width:18px;height:18px;margin:-9px 0 0 -9px;border:2px solid var(--ink);border-radius:50%}
.halo.pointed{width:22px;height:22px;margin:-11px 0 0 -11px}
.brush{border:1px solid var(--focus);background:color-mix(in srgb,var(--focus) 12%,transparent)}
.plot.paper-map svg text{cursor:inherit}
.map-tools{flex-wrap:wrap;justify-content:space-between;margin-bottom:16px}
.map-tools fieldset{display:flex;flex-wrap:wrap;gap:8px;margin:0;padding:0;border:0;min-width:0}
.map-tools button{font:inherit;color:var(--ink);background:var(--page);border:1px solid var(--rule);border-radius:2px;min-width:32px;min-height:32px;padding:4px 10px;cursor:pointer}
.map-tools button:hover{border-color:var(--ink3)}
.map-tools button[aria-pressed=true]{background:var(--ink);color:var(--page);border-color:var(--ink)}
.taken{display:flex;align-items:center;gap:8px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.keys{margin-top:12px}
aside.paper{margin-top:24px;padding-top:16px;border-top:2px solid var(--c);font-size:14px;line-height:20px;color:var(--ink2);overflow-wrap:anywhere}
aside.paper h3{font-size:16px;line-height:22px;color:var(--ink);margin-bottom:8px;text-wrap:pretty}
aside.paper p+p{margin-top:8px}
aside.paper .abstract{max-height:242px;overflow:auto}
aside.paper .sub{margin-bottom:8px}
aside.paper .then{display:block}
aside.paper .tn{color:var(--ink)}
.ways{display:flex;flex-wrap:wrap;gap:4px 16px}
@media screen and (max-width:960px){#map .main,#map .beside{grid-column:1;grid-row:auto}#map .row{grid-template-rows:auto}.keys{max-width:none}}
@media screen and (max-width:640px){.map-tools button{min-height:40px;min-width:40px}}
@media print{.keys{display:none}aside.paper .abstract{max-height:none}.plot.paper-map{break-inside:avoid;height:auto!important}.plot.paper-map svg{max-width:100%!important;height:auto!important;transform:none!important}.plot.paper-map i{display:none}}
`;
