-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- a day
DECLARE @from datetimeoffset = '2025-12-31T12:00:00.0000000+00:00';
DECLARE @until datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
SELECT [o0].[Sku], MAX([o0].[Name]), COALESCE(SUM([o0].[Quantity]), 0), COALESCE(SUM([o0].[UnitPrice_Amount] * CAST([o0].[Quantity] AS decimal(18,2))), 0.0), [o0].[UnitPrice_Currency]
FROM [orders] AS [o]
INNER JOIN [order_lines] AS [o0] ON [o].[Id] = [o0].[OrderId]
WHERE [o].[PlacedAt] >= @from AND [o].[PlacedAt] < @until AND [o].[Status] <> N'Cancelled'
GROUP BY [o0].[Sku], [o0].[UnitPrice_Currency]
ORDER BY [o0].[Sku], [o0].[UnitPrice_Currency]
GO
