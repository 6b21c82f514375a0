-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- one thing, all there
DECLARE @quantity int = 2;
DECLARE @sku nvarchar(32) = N'MUG';
UPDATE [p]
SET [p].[Stock] = [p].[Stock] - @quantity,
    [p].[Version] = [p].[Version] + CAST(1 AS bigint)
FROM [products] AS [p]
WHERE [p].[Sku] = @sku AND [p].[IsArchived] = CAST(0 AS bit) AND [p].[Stock] >= @quantity
GO

DECLARE @skus1 nvarchar(32) = N'MUG';
SELECT [p].[Id], [p].[AuditCreatedAt], [p].[AuditCreatedBy], [p].[AuditUpdatedAt], [p].[AuditUpdatedBy], [p].[CreatedAt], [p].[IsArchived], [p].[Name], [p].[PriceAmount], [p].[PriceCurrency], [p].[SearchName], [p].[Sku], [p].[Stock], [p].[Version]
FROM [products] AS [p]
WHERE [p].[Sku] = @skus1
GO

-- two things, all there
DECLARE @quantity int = 1;
DECLARE @sku nvarchar(32) = N'CUP';
UPDATE [p]
SET [p].[Stock] = [p].[Stock] - @quantity,
    [p].[Version] = [p].[Version] + CAST(1 AS bigint)
FROM [products] AS [p]
WHERE [p].[Sku] = @sku AND [p].[IsArchived] = CAST(0 AS bit) AND [p].[Stock] >= @quantity
GO

DECLARE @quantity int = 2;
DECLARE @sku nvarchar(32) = N'MUG';
UPDATE [p]
SET [p].[Stock] = [p].[Stock] - @quantity,
    [p].[Version] = [p].[Version] + CAST(1 AS bigint)
FROM [products] AS [p]
WHERE [p].[Sku] = @sku AND [p].[IsArchived] = CAST(0 AS bit) AND [p].[Stock] >= @quantity
GO

DECLARE @skus1 nvarchar(32) = N'CUP';
DECLARE @skus2 nvarchar(32) = N'MUG';
SELECT [p].[Id], [p].[AuditCreatedAt], [p].[AuditCreatedBy], [p].[AuditUpdatedAt], [p].[AuditUpdatedBy], [p].[CreatedAt], [p].[IsArchived], [p].[Name], [p].[PriceAmount], [p].[PriceCurrency], [p].[SearchName], [p].[Sku], [p].[Stock], [p].[Version]
FROM [products] AS [p]
WHERE [p].[Sku] IN (@skus1, @skus2)
GO

-- two things, the first one short
DECLARE @quantity int = 1;
DECLARE @sku nvarchar(32) = N'CUP';
UPDATE [p]
SET [p].[Stock] = [p].[Stock] - @quantity,
    [p].[Version] = [p].[Version] + CAST(1 AS bigint)
FROM [products] AS [p]
WHERE [p].[Sku] = @sku AND [p].[IsArchived] = CAST(0 AS bit) AND [p].[Stock] >= @quantity
GO

DECLARE @sku nvarchar(32) = N'CUP';
SELECT TOP(2) [p].[Stock]
FROM [products] AS [p]
WHERE [p].[Sku] = @sku AND [p].[IsArchived] = CAST(0 AS bit)
GO
