-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- a chunk
DECLARE @p int = 200;
DECLARE @import uniqueidentifier = '03000000-0000-0080-7000-019800000000';
SELECT TOP(@p) [p].[Line], [p].[Text]
FROM [product_import_lines] AS [p]
WHERE [p].[Import] = @import
ORDER BY [p].[Line]
GO
