/** How time looks: who rises and falls, the switch, the tables under the chart. */

export const timeStyle = `
section.over{border:0;padding:0}
.movers{margin-top:16px;font-size:14px;line-height:20px}
.movers li{margin-top:4px;color:var(--ink2)}
.movers li span{display:block}
.movers .tn{color:var(--ink)}
.switch{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 20px;margin-bottom:20px;font-size:14px;line-height:20px;color:var(--ink2)}
.switch button{font:inherit;color:inherit;background:none;border:0;border-bottom:2px solid transparent;padding:4px 0;cursor:pointer}
.switch button:hover{color:var(--ink)}
.switch button[aria-pressed=true]{color:var(--ink);border-color:var(--ink)}
.switch span{margin-left:auto;font-size:12px;color:var(--ink3)}
#time details{margin-top:16px;font-size:14px}
section.over{overflow-x:auto;margin-top:12px;border:0;padding:0}
.over th[scope=row],.talked th[scope=row]{font-size:14px;line-height:20px;color:var(--ink);min-width:180px}
.over th.num{white-space:normal;min-width:64px}
.over tbody th,.over td,.talked tbody th,.talked td{border-top:1px solid var(--hairline);padding-top:6px;padding-bottom:6px;font-size:14px;line-height:20px;vertical-align:top}
.over tr>*+*{padding-left:12px}
.talked{margin-top:48px;overflow-x:auto}
.talked table{margin-top:12px}
.talked .dot{width:8px;height:8px;margin-right:8px}
@media screen and (max-width:640px){.talked th[scope=row]{min-width:120px}.talked tr>*+*{padding-left:12px}.talked tr>*:nth-child(4n-1),.talked tr>*:nth-child(4n+1):not(:first-child){display:none}.switch span{margin-left:0}}
`;
