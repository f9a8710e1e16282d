/** How the table of all papers looks, with its search, its filters and the papers opened in it. */

export const papersStyle = `
.hid{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.act{max-width:100%;overflow-wrap:anywhere;text-align:inherit;font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-decoration:underline;text-decoration-color:var(--rule);text-underline-offset:3px}
.act:hover{text-decoration-color:currentColor}
.find{display:flex;flex-wrap:wrap;align-items:center;gap:8px 20px;font-size:14px;line-height:20px;color:var(--ink2)}
.find label{flex:0 1 340px;min-width:0}
.find input{width:100%;font:inherit;font-size:16px;line-height:24px;color:var(--ink);background:var(--page);border:1px solid var(--ink3);border-radius:2px;padding:6px 12px}
.find input::placeholder,.sift input::placeholder{color:var(--ink3);opacity:1}
.find output b{font-weight:600;color:var(--ink)}
.find .out{margin-left:auto;display:flex;gap:16px}
.find .act,.sift .act,.none .act{min-height:24px}
.saved{flex-basis:100%;font-size:12px;line-height:16px;color:var(--ink3)}
.chips{display:flex;flex-wrap:wrap;gap:8px;margin-top:16px}
.chip{display:inline-flex;align-items:center;gap:8px;max-width:100%;min-height:28px;font:inherit;font-size:14px;line-height:20px;color:var(--ink);background:var(--wash);border:1px solid transparent;border-radius:3px;padding:3px 10px;cursor:pointer;text-align:left}
.chip .dot{width:8px;height:8px}
.chip span{color:var(--ink2)}
.chip:hover{border-color:var(--rule)}
.chip[aria-pressed=true]{border-color:var(--ink);background:var(--page)}
.chip[aria-pressed=true]::after,.chip.gone::after{content:"\\00d7";color:var(--ink2)}
.sift{display:flex;flex-wrap:wrap;align-items:center;gap:8px 24px;margin:16px 0 24px;font-size:14px;line-height:20px;color:var(--ink2)}
.sift label{display:inline-flex;align-items:center;gap:8px}
.sift>span{display:inline-flex;flex-wrap:wrap;gap:8px}
.sift input{font:inherit;font-size:14px;line-height:20px;color:var(--ink);background:var(--page);border:1px solid var(--rule);border-radius:2px;padding:3px 8px;min-height:28px}
.sift input[type=number]{width:72px}
table.papers{table-layout:fixed;overflow-wrap:anywhere}
.papers th{white-space:nowrap}
.papers th button{font:inherit;color:inherit;background:none;border:0;padding:4px 0;margin:-4px 0;cursor:pointer}
.papers th button:hover{color:var(--ink);text-decoration:underline;text-underline-offset:3px}
.papers th[aria-sort$=ending]{color:var(--ink);font-weight:600}
.papers td{border-top:1px solid var(--hairline);padding-top:9px;padding-bottom:9px;font-size:14px;line-height:20px;vertical-align:top}
.papers tr>*+*{padding-left:16px}
.papers .tp{width:212px}.papers .da{width:98px}.papers .co{width:76px}.papers .up{width:70px}.papers .si{width:76px}.papers .ne{width:62px}
.papers .da,.papers td.tp{color:var(--ink2)}
.papers td.tp{padding-left:32px;text-indent:-16px}
.papers .dot{width:8px;height:8px;margin-right:8px;box-sizing:border-box}
.papers .ne .dot{margin-right:6px}
.papers .ring{background:none;border:2px solid var(--c)}
.papers .ti{line-height:20px}
.papers tbody.gap td{border:0;padding:0}
.papers .pt{position:relative}
.papers td.pt.opens{padding-left:24px;cursor:pointer}
.papers .more{position:absolute;left:-6px;top:7px;width:24px;height:24px;padding:0;border:0;background:none;color:var(--ink3);cursor:pointer}
.papers .more::before{content:"";position:absolute;left:8px;top:8px;width:6px;height:6px;border:solid currentColor;border-width:0 1.5px 1.5px 0;transform:rotate(-45deg)}
.papers .more[aria-expanded=true]::before{transform:rotate(45deg);top:6px}
.papers tr:hover .more{color:var(--ink)}
.papers mark{background:var(--hairline);color:var(--ink);font-weight:600;border-radius:2px}
.papers .bit{font-size:12px;line-height:16px;color:var(--ink3);margin-top:2px}
.papers tr.open td{border:0;padding:0 0 20px 24px}
.papers .full{border-left:2px solid var(--c);padding-left:16px;max-width:46em;color:var(--ink2)}
.papers .full p+p{margin-top:8px}
.papers .full .abs{font-size:16px;line-height:24px;color:var(--ink)}
.none{padding:24px 0;border-top:1px solid var(--hairline);color:var(--ink2);font-size:14px;line-height:21px}
.none b{font-size:16px;font-weight:600;color:var(--ink)}
.none li{margin-top:4px}
.rest{margin-top:12px;font-size:14px;line-height:21px;color:var(--ink2)}
@media (max-width:1180px){.papers .ne{display:none}}
@media (max-width:760px){.papers .co,.papers .up{display:none}}
@media screen and (max-width:640px){
.chips{flex-wrap:nowrap;overflow-x:auto;margin-inline:calc(-1*var(--edge));padding:4px var(--edge)}
.chip{flex:none;max-width:70vw}
.find label{flex-basis:100%}
.papers thead tr{display:flex;flex-wrap:wrap;gap:4px 16px;padding-bottom:8px}
.papers thead th{width:auto!important;padding:0}
.papers tbody:not(.gap) tr{display:grid;grid-template-columns:minmax(0,1fr) auto auto;column-gap:16px;border-top:1px solid var(--hairline);padding:10px 0}
.papers tbody:not(.gap) tr.open{display:block;border:0;padding-top:0}
.papers td{border:0;padding:0}
.papers tr>td.pt{grid-column:1/-1;font-size:16px;padding:0}
.papers tr>td.pt.opens{padding-left:24px}
.papers .more{top:-2px}
.papers .ti{line-height:22px}
.papers td.tp{width:auto;padding-left:40px}
.papers td.da,.papers td.si{width:auto;padding:0}
.papers tr.open td{padding:0 0 8px 24px}
}
@media print{.papers .ne,.papers .co,.papers .up,.papers .more,.papers tr.open{display:none}.papers td.pt.opens{padding-left:0}.papers tbody tr{break-inside:avoid}.papers thead{display:table-header-group}}
`;
