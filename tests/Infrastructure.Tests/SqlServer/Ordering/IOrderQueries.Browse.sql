-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- from the beginning
DECLARE @p int = 11;
DECLARE @customer uniqueidentifier = '20000000-0000-0080-7000-019800000000';
SELECT [o1].[Id], [o1].[Customer], [o1].[Status], [o0].[Product], [o0].[Sku], [o0].[Name], [o0].[Quantity], CAST(0 AS bit), [o0].[UnitPrice_Amount], [o0].[UnitPrice_Currency], [o0].[OrderId], [o1].[c], [o1].[Discount_Amount], [o1].[Discount_Currency], [o1].[Shipping], [o1].[c0], [o1].[ShippingCost_Amount], [o1].[ShippingCost_Currency], [o1].[TotalAmount], [o1].[TotalCurrency], [o1].[Payment], [o1].[PaymentDeclined], [o1].[PlacedAt], [o1].[Version]
FROM (
    SELECT TOP(@p) [o].[Id], [o].[Customer], [o].[Status], CAST(0 AS bit) AS [c], [o].[Discount_Amount], [o].[Discount_Currency], [o].[Shipping], CAST(0 AS bit) AS [c0], [o].[ShippingCost_Amount], [o].[ShippingCost_Currency], [o].[TotalAmount], [o].[TotalCurrency], [o].[Payment], [o].[PaymentDeclined], [o].[PlacedAt], [o].[Version]
    FROM [orders] AS [o]
    WHERE [o].[Customer] = @customer
    ORDER BY [o].[PlacedAt] DESC, [o].[Id] DESC
) AS [o1]
LEFT JOIN [order_lines] AS [o0] ON [o1].[Id] = [o0].[OrderId]
ORDER BY [o1].[PlacedAt] DESC, [o1].[Id] DESC, [o0].[Sku], [o0].[OrderId]
GO

-- of a status, backward
DECLARE @p int = 11;
DECLARE @customer uniqueidentifier = '20000000-0000-0080-7000-019800000000';
DECLARE @status nvarchar(32) = N'Paid';
DECLARE @Key decimal(18,2) = 19.99;
DECLARE @Id uniqueidentifier = '10000000-0000-0080-7000-019800000000';
SELECT [o1].[Id], [o1].[Customer], [o1].[Status], [o0].[Product], [o0].[Sku], [o0].[Name], [o0].[Quantity], CAST(0 AS bit), [o0].[UnitPrice_Amount], [o0].[UnitPrice_Currency], [o0].[OrderId], [o1].[c], [o1].[Discount_Amount], [o1].[Discount_Currency], [o1].[Shipping], [o1].[c0], [o1].[ShippingCost_Amount], [o1].[ShippingCost_Currency], [o1].[TotalAmount], [o1].[TotalCurrency], [o1].[Payment], [o1].[PaymentDeclined], [o1].[PlacedAt], [o1].[Version]
FROM (
    SELECT TOP(@p) [o].[Id], [o].[Customer], [o].[Status], CAST(0 AS bit) AS [c], [o].[Discount_Amount], [o].[Discount_Currency], [o].[Shipping], CAST(0 AS bit) AS [c0], [o].[ShippingCost_Amount], [o].[ShippingCost_Currency], [o].[TotalAmount], [o].[TotalCurrency], [o].[Payment], [o].[PaymentDeclined], [o].[PlacedAt], [o].[Version]
    FROM [orders] AS [o]
    WHERE [o].[Customer] = @customer AND [o].[Status] = @status AND [o].[TotalAmount] <= @Key AND ([o].[TotalAmount] < @Key OR [o].[Id] < @Id)
    ORDER BY [o].[TotalAmount] DESC, [o].[Id] DESC
) AS [o1]
LEFT JOIN [order_lines] AS [o0] ON [o1].[Id] = [o0].[OrderId]
ORDER BY [o1].[TotalAmount] DESC, [o1].[Id] DESC, [o0].[Sku], [o0].[OrderId]
GO
