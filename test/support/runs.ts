export const runs = (count: number) => count * (process.env.CI ? 5 : 1);
