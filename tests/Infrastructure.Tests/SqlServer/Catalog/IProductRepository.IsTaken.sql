-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- a sku
DECLARE @sku nvarchar(32) = N'MUG';
SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [products] AS [p]
        WHERE [p].[Sku] = @sku) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO
