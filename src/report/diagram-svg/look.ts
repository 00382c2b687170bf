/** The look of a diagram. Plain enough for viewers that know little of CSS. */
export const css = `
.offhook-diagram text { font-family: "DejaVu Sans", Verdana, Helvetica, Arial, sans-serif; font-size: 12px; fill: #1c2733; }
.offhook-diagram text.centred { text-anchor: middle; }
.offhook-diagram tspan.title { font-size: 13px; font-weight: bold; }
.offhook-diagram tspan.deeds { fill: #4b5d70; }
.offhook-diagram tspan.unreached { fill: #a3260f; font-style: italic; }
.offhook-diagram .ground { fill: #ffffff; }
.offhook-diagram .frame { fill: #5a7fa8; fill-opacity: 0.06; stroke: #5a7fa8; stroke-width: 1.2; }
.offhook-diagram .state { fill: #f4f8fc; stroke: #33597f; stroke-width: 1.4; }
.offhook-diagram .plate { fill: #d5e3f2; }
.offhook-diagram .arrow { fill: none; stroke: #33597f; stroke-width: 1.3; }
.offhook-diagram .head { fill: #33597f; }
.offhook-diagram rect.unreached { stroke: #a3260f; stroke-width: 2; stroke-dasharray: 7 5; }
.offhook-diagram path.unreached { stroke: #a3260f; stroke-dasharray: 7 5; }
@media (prefers-color-scheme: dark) {
  .offhook-diagram text { fill: #e6edf4; }
  .offhook-diagram tspan.deeds { fill: #a9bacb; }
  .offhook-diagram tspan.unreached { fill: #ff9e87; }
  .offhook-diagram .ground { fill: #10161d; }
  .offhook-diagram .state { fill: #1b2733; stroke: #7fa6cf; }
  .offhook-diagram .plate { fill: #2a4159; }
  .offhook-diagram .arrow { stroke: #7fa6cf; }
  .offhook-diagram .head { fill: #7fa6cf; }
  .offhook-diagram rect.unreached, .offhook-diagram path.unreached { stroke: #ff9e87; }
}
`;
