-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- of a customer
DECLARE @owner uniqueidentifier = '20000000-0000-0080-7000-019800000000';
DECLARE @id uniqueidentifier = '10000000-0000-0080-7000-019800000000';
SELECT [o1].[Id], [o1].[Customer], [o1].[Status], [o0].[Product], [o0].[Sku], [o0].[Name], [o0].[Quantity], CAST(0 AS bit), [o0].[UnitPrice_Amount], [o0].[UnitPrice_Currency], [o0].[OrderId], [o1].[c], [o1].[Discount_Amount], [o1].[Discount_Currency], [o1].[Shipping], [o1].[c0], [o1].[ShippingCost_Amount], [o1].[ShippingCost_Currency], [o1].[TotalAmount], [o1].[TotalCurrency], [o1].[Payment], [o1].[PaymentDeclined], [o1].[PlacedAt], [o1].[Version]
FROM (
    SELECT TOP(2) [o].[Id], [o].[Customer], [o].[Status], CAST(0 AS bit) AS [c], [o].[Discount_Amount], [o].[Discount_Currency], [o].[Shipping], CAST(0 AS bit) AS [c0], [o].[ShippingCost_Amount], [o].[ShippingCost_Currency], [o].[TotalAmount], [o].[TotalCurrency], [o].[Payment], [o].[PaymentDeclined], [o].[PlacedAt], [o].[Version]
    FROM [orders] AS [o]
    WHERE [o].[Customer] = @owner AND [o].[Id] = @id
) AS [o1]
LEFT JOIN [order_lines] AS [o0] ON [o1].[Id] = [o0].[OrderId]
ORDER BY [o1].[Id], [o0].[Sku], [o0].[OrderId]
GO

-- of anybody
DECLARE @id uniqueidentifier = '10000000-0000-0080-7000-019800000000';
SELECT [o1].[Id], [o1].[Customer], [o1].[Status], [o0].[Product], [o0].[Sku], [o0].[Name], [o0].[Quantity], CAST(0 AS bit), [o0].[UnitPrice_Amount], [o0].[UnitPrice_Currency], [o0].[OrderId], [o1].[c], [o1].[Discount_Amount], [o1].[Discount_Currency], [o1].[Shipping], [o1].[c0], [o1].[ShippingCost_Amount], [o1].[ShippingCost_Currency], [o1].[TotalAmount], [o1].[TotalCurrency], [o1].[Payment], [o1].[PaymentDeclined], [o1].[PlacedAt], [o1].[Version]
FROM (
    SELECT TOP(2) [o].[Id], [o].[Customer], [o].[Status], CAST(0 AS bit) AS [c], [o].[Discount_Amount], [o].[Discount_Currency], [o].[Shipping], CAST(0 AS bit) AS [c0], [o].[ShippingCost_Amount], [o].[ShippingCost_Currency], [o].[TotalAmount], [o].[TotalCurrency], [o].[Payment], [o].[PaymentDeclined], [o].[PlacedAt], [o].[Version]
    FROM [orders] AS [o]
    WHERE [o].[Id] = @id
) AS [o1]
LEFT JOIN [order_lines] AS [o0] ON [o1].[Id] = [o0].[OrderId]
ORDER BY [o1].[Id], [o0].[Sku], [o0].[OrderId]
GO
