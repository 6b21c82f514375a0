-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- two good lines, one bad
DECLARE @p0 uniqueidentifier = '03000000-0000-0080-7000-019800000000';
DECLARE @p1 int = 2;
DECLARE @p2 nvarchar(1000) = N'MUG,Mug,9.50,EUR,3';
DECLARE @p3 uniqueidentifier = '03000000-0000-0080-7000-019800000000';
DECLARE @p4 int = 3;
DECLARE @p5 nvarchar(1000) = N'CUP,Cup,4,EUR,3';
DECLARE @p6 uniqueidentifier = '03000000-0000-0080-7000-019800000000';
DECLARE @p7 int = 4;
DECLARE @p8 nvarchar(1000) = N'The line has 1 fields instead of 5: sku,name,price,currency,stock.';
DECLARE @p9 nvarchar(1000) = N'PLATE';
SET NOCOUNT ON;
INSERT INTO [product_import_lines] ([Import], [Line], [Text])
VALUES (@p0, @p1, @p2),
(@p3, @p4, @p5);
INSERT INTO [product_import_rejections] ([Import], [Line], [Reason], [Text])
VALUES (@p6, @p7, @p8, @p9);
GO
