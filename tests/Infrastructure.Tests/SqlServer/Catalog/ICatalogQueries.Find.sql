-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- by id
DECLARE @id uniqueidentifier = '01000000-0000-0080-7000-019800000000';
SELECT TOP(2) [p].[Id], [p].[Sku], [p].[Name], [p].[PriceAmount], [p].[PriceCurrency], [p].[Stock], [p].[IsArchived], [p].[CreatedAt], [p].[Version]
FROM [products] AS [p]
WHERE [p].[Id] = @id
GO
