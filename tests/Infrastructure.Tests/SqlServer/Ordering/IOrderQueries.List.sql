-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- the third page
DECLARE @customer uniqueidentifier = '20000000-0000-0080-7000-019800000000';
SELECT COUNT(*)
FROM [orders] AS [o]
WHERE [o].[Customer] = @customer
GO

DECLARE @customer uniqueidentifier = '20000000-0000-0080-7000-019800000000';
DECLARE @p int = 20;
DECLARE @p2 int = 10;
SELECT [o].[Id], [o].[Customer], [o].[Status], [o].[TotalAmount], [o].[TotalCurrency], [o].[PlacedAt]
FROM [orders] AS [o]
WHERE [o].[Customer] = @customer
ORDER BY [o].[PlacedAt] DESC, [o].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY
GO
