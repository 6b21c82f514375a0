-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- a later page
DECLARE @id uniqueidentifier = '03000000-0000-0080-7000-019800000000';
SELECT COUNT(*)
FROM [product_import_rejections] AS [p]
WHERE [p].[Import] = @id
GO

DECLARE @id uniqueidentifier = '03000000-0000-0080-7000-019800000000';
DECLARE @p int = 10;
SELECT [p].[Line], [p].[Text], [p].[Reason]
FROM [product_import_rejections] AS [p]
WHERE [p].[Import] = @id
ORDER BY [p].[Line]
OFFSET @p ROWS FETCH NEXT @p ROWS ONLY
GO
