-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- two skus
DECLARE @skus1 nvarchar(32) = N'MUG';
DECLARE @skus2 nvarchar(32) = N'CUP';
SELECT [p].[Sku]
FROM [products] AS [p]
WHERE [p].[Sku] IN (@skus1, @skus2)
GO
