-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- no filter, the usual order
SELECT COUNT(*)
FROM [products] AS [p]
WHERE [p].[IsArchived] = CAST(0 AS bit)
GO

DECLARE @p int = 0;
DECLARE @p1 int = 20;
SELECT [p].[Id], [p].[Sku], [p].[Name], [p].[PriceAmount], [p].[PriceCurrency], [p].[Stock], [p].[IsArchived], [p].[CreatedAt], [p].[Version]
FROM [products] AS [p]
WHERE [p].[IsArchived] = CAST(0 AS bit)
ORDER BY [p].[SearchName], [p].[Id]
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
GO

-- every filter, sorted by every field, a later page
DECLARE @beginning_startswith nvarchar(200) = N'100\% WOOL%';
DECLARE @min decimal(18,2) = 5;
DECLARE @max decimal(18,2) = 20.50;
SELECT COUNT(*)
FROM [products] AS [p]
WHERE [p].[IsArchived] = CAST(0 AS bit) AND [p].[SearchName] LIKE @beginning_startswith ESCAPE N'\' AND [p].[PriceAmount] >= @min AND [p].[PriceAmount] <= @max
GO

DECLARE @beginning_startswith nvarchar(200) = N'100\% WOOL%';
DECLARE @min decimal(18,2) = 5;
DECLARE @max decimal(18,2) = 20.50;
DECLARE @p int = 20;
DECLARE @p4 int = 10;
SELECT [p].[Id], [p].[Sku], [p].[Name], [p].[PriceAmount], [p].[PriceCurrency], [p].[Stock], [p].[IsArchived], [p].[CreatedAt], [p].[Version]
FROM [products] AS [p]
WHERE [p].[IsArchived] = CAST(0 AS bit) AND [p].[SearchName] LIKE @beginning_startswith ESCAPE N'\' AND [p].[PriceAmount] >= @min AND [p].[PriceAmount] <= @max
ORDER BY [p].[PriceAmount] DESC, [p].[SearchName], [p].[CreatedAt], [p].[Id]
OFFSET @p ROWS FETCH NEXT @p4 ROWS ONLY
GO

-- newest first
SELECT COUNT(*)
FROM [products] AS [p]
WHERE [p].[IsArchived] = CAST(0 AS bit)
GO

DECLARE @p int = 0;
DECLARE @p1 int = 20;
SELECT [p].[Id], [p].[Sku], [p].[Name], [p].[PriceAmount], [p].[PriceCurrency], [p].[Stock], [p].[IsArchived], [p].[CreatedAt], [p].[Version]
FROM [products] AS [p]
WHERE [p].[IsArchived] = CAST(0 AS bit)
ORDER BY [p].[CreatedAt] DESC, [p].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
GO
