-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- one item
DECLARE @quantity int = 2;
DECLARE @sku nvarchar(32) = N'MUG';
UPDATE [p]
SET [p].[Stock] = [p].[Stock] + @quantity,
    [p].[Version] = [p].[Version] + CAST(1 AS bigint)
FROM [products] AS [p]
WHERE [p].[Sku] = @sku
GO
