-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- one of them bad
DECLARE @import uniqueidentifier = '03000000-0000-0080-7000-019800000000';
DECLARE @upToLine int = 4;
DELETE FROM [p]
FROM [product_import_lines] AS [p]
WHERE [p].[Import] = @import AND [p].[Line] <= @upToLine
GO

DECLARE @p0 uniqueidentifier = '03000000-0000-0080-7000-019800000000';
DECLARE @p1 int = 4;
DECLARE @p2 nvarchar(1000) = N'The line has 1 fields instead of 5: sku,name,price,currency,stock.';
DECLARE @p3 nvarchar(1000) = N'PLATE';
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [product_import_rejections] ([Import], [Line], [Reason], [Text])
VALUES (@p0, @p1, @p2, @p3);
GO
