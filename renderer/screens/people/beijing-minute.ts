const FORMAT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** An Instant as the county's clock shows it, to the minute. */
export const beijingMinute = (instant: string): string => FORMAT.format(Date.parse(instant));
