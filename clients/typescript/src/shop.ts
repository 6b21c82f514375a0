// Signs in, places an order, and pages through all orders: node dist/shop.js ADDRESS EMAIL PASSWORD SKU
import { randomUUID } from "node:crypto";
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const [baseUrl = "http://localhost:5310", email = "customer@example.com", password = "", sku = "MUG-BLUE"] = process.argv.slice(2);
const shop = createClient<paths>({ baseUrl });

/** The body of a success; what was refused is thrown with its title and code. */
function answer<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

const session = answer(await shop.POST("/api/v2/sessions", { body: { email, password, device: "typescript" } })).data;
shop.use({
  onRequest({ request }) {
    request.headers.set("Authorization", `Bearer ${session.accessToken}`);
    return request;
  },
});

// Who gets no answer sends the same again under the same key, and has ordered once.
const order = {
  params: { header: { "Idempotency-Key": randomUUID() } },
  body: { items: [{ sku, quantity: 1 }], shipping: "pickup" as const },
};
const placed = answer(await shop.POST("/api/v2/orders", order)).data;
const again = answer(await shop.POST("/api/v2/orders", order)).data;
if (placed !== again) throw new Error(`placed twice: ${placed}, ${again}`);
console.log(`placed ${placed}`);

let cursor: string | undefined;
do {
  const page = answer(await shop.GET("/api/v2/orders", { params: { query: { limit: 1, ...(cursor && { cursor }) } } }));
  for (const { id, status, total } of page.data) console.log(`${id} ${status} ${total.amount} ${total.currency}`);
  cursor = page.links.next ? (new URL(page.links.next, baseUrl).searchParams.get("cursor") ?? undefined) : undefined;
} while (cursor);
