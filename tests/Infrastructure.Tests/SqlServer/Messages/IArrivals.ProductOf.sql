-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- a sku
DECLARE @wanted nvarchar(32) = N'MUG';
SELECT TOP(2) [p].[Id]
FROM [products] AS [p]
WHERE [p].[Sku] = @wanted
GO
