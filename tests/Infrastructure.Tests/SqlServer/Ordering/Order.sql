-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- insert
DECLARE @p0 nvarchar(400) = NULL;
DECLARE @p1 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p2 nvarchar(400) = NULL;
DECLARE @p3 nvarchar(100) = N'orders';
DECLARE @p4 nvarchar(200) = N'01980000-0000-7000-8000-000000000010';
DECLARE @p5 nvarchar(100) = N'Payment';
DECLARE @p6 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p7 nvarchar(400) = N'Pending';
DECLARE @p8 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p9 nvarchar(400) = NULL;
DECLARE @p10 nvarchar(100) = N'orders';
DECLARE @p11 nvarchar(200) = N'01980000-0000-7000-8000-000000000010';
DECLARE @p12 nvarchar(100) = N'Status';
DECLARE @p13 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p14 uniqueidentifier = '10000000-0000-0080-7000-019800000000';
DECLARE @p15 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p16 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p17 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p18 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p19 uniqueidentifier = '20000000-0000-0080-7000-019800000000';
DECLARE @p20 uniqueidentifier = NULL;
DECLARE @p21 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p22 nvarchar(32) = N'Standard';
DECLARE @p23 nvarchar(32) = N'Pending';
DECLARE @p24 bigint = 1;
DECLARE @p25 decimal(18,2) = 0;
DECLARE @p26 nvarchar(3) = N'EUR';
DECLARE @p27 decimal(18,2) = 4.90;
DECLARE @p28 nvarchar(3) = N'EUR';
DECLARE @p29 decimal(18,2) = 24.90;
DECLARE @p30 nvarchar(3) = N'EUR';
DECLARE @p31 uniqueidentifier = '10000000-0000-0080-7000-019800000000';
DECLARE @p32 uniqueidentifier = '01000000-0000-0080-7000-019800000000';
DECLARE @p33 nvarchar(200) = N'Blue CUP';
DECLARE @p34 int = 1;
DECLARE @p35 nvarchar(32) = N'CUP';
DECLARE @p36 decimal(18,2) = 10;
DECLARE @p37 nvarchar(3) = N'EUR';
DECLARE @p38 uniqueidentifier = '10000000-0000-0080-7000-019800000000';
DECLARE @p39 uniqueidentifier = '02000000-0000-0080-7000-019800000000';
DECLARE @p40 nvarchar(200) = N'Blue MUG';
DECLARE @p41 int = 1;
DECLARE @p42 nvarchar(32) = N'MUG';
DECLARE @p43 decimal(18,2) = 10;
DECLARE @p44 nvarchar(3) = N'EUR';
SET NOCOUNT ON;
MERGE [audit_log] USING (
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0),
(@p7, @p8, @p9, @p10, @p11, @p12, @p13, 1)) AS i ([After], [At], [Before], [Entity], [EntityId], [Property], [Who], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([After], [At], [Before], [Entity], [EntityId], [Property], [Who])
VALUES (i.[After], i.[At], i.[Before], i.[Entity], i.[EntityId], i.[Property], i.[Who])
OUTPUT INSERTED.[Id], i._Position;
INSERT INTO [orders] ([Id], [AuditCreatedAt], [AuditCreatedBy], [AuditUpdatedAt], [AuditUpdatedBy], [Customer], [Payment], [PlacedAt], [Shipping], [Status], [Version], [Discount_Amount], [Discount_Currency], [ShippingCost_Amount], [ShippingCost_Currency], [Total_Amount], [Total_Currency])
VALUES (@p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30);
INSERT INTO [order_lines] ([OrderId], [Product], [Name], [Quantity], [Sku], [UnitPrice_Amount], [UnitPrice_Currency])
VALUES (@p31, @p32, @p33, @p34, @p35, @p36, @p37),
(@p38, @p39, @p40, @p41, @p42, @p43, @p44);
GO

-- update
DECLARE @p0 nvarchar(400) = N'01980000-0000-7000-8000-000000000030';
DECLARE @p1 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p2 nvarchar(400) = NULL;
DECLARE @p3 nvarchar(100) = N'orders';
DECLARE @p4 nvarchar(200) = N'01980000-0000-7000-8000-000000000010';
DECLARE @p5 nvarchar(100) = N'Payment';
DECLARE @p6 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p7 nvarchar(400) = N'Paid';
DECLARE @p8 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p9 nvarchar(400) = N'Pending';
DECLARE @p10 nvarchar(100) = N'orders';
DECLARE @p11 nvarchar(200) = N'01980000-0000-7000-8000-000000000010';
DECLARE @p12 nvarchar(100) = N'Status';
DECLARE @p13 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p19 uniqueidentifier = '10000000-0000-0080-7000-019800000000';
DECLARE @p14 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p15 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p16 uniqueidentifier = '30000000-0000-0080-7000-019800000000';
DECLARE @p17 nvarchar(32) = N'Paid';
DECLARE @p18 bigint = 2;
DECLARE @p20 bigint = 1;
SET NOCOUNT ON;
MERGE [audit_log] USING (
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0),
(@p7, @p8, @p9, @p10, @p11, @p12, @p13, 1)) AS i ([After], [At], [Before], [Entity], [EntityId], [Property], [Who], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([After], [At], [Before], [Entity], [EntityId], [Property], [Who])
VALUES (i.[After], i.[At], i.[Before], i.[Entity], i.[EntityId], i.[Property], i.[Who])
OUTPUT INSERTED.[Id], i._Position;
UPDATE [orders] SET [AuditUpdatedAt] = @p14, [AuditUpdatedBy] = @p15, [Payment] = @p16, [Status] = @p17, [Version] = @p18
OUTPUT 1
WHERE [Id] = @p19 AND [Version] = @p20;
GO

-- delete
DECLARE @p0 nvarchar(400) = NULL;
DECLARE @p1 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p2 nvarchar(400) = N'01980000-0000-7000-8000-000000000030';
DECLARE @p3 nvarchar(100) = N'orders';
DECLARE @p4 nvarchar(200) = N'01980000-0000-7000-8000-000000000010';
DECLARE @p5 nvarchar(100) = N'Payment';
DECLARE @p6 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p7 nvarchar(400) = NULL;
DECLARE @p8 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p9 nvarchar(400) = N'Paid';
DECLARE @p10 nvarchar(100) = N'orders';
DECLARE @p11 nvarchar(200) = N'01980000-0000-7000-8000-000000000010';
DECLARE @p12 nvarchar(100) = N'Status';
DECLARE @p13 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p14 uniqueidentifier = '10000000-0000-0080-7000-019800000000';
DECLARE @p15 uniqueidentifier = '01000000-0000-0080-7000-019800000000';
DECLARE @p16 uniqueidentifier = '10000000-0000-0080-7000-019800000000';
DECLARE @p17 uniqueidentifier = '02000000-0000-0080-7000-019800000000';
DECLARE @p18 uniqueidentifier = '10000000-0000-0080-7000-019800000000';
DECLARE @p19 bigint = 2;
SET NOCOUNT ON;
MERGE [audit_log] USING (
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0),
(@p7, @p8, @p9, @p10, @p11, @p12, @p13, 1)) AS i ([After], [At], [Before], [Entity], [EntityId], [Property], [Who], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([After], [At], [Before], [Entity], [EntityId], [Property], [Who])
VALUES (i.[After], i.[At], i.[Before], i.[Entity], i.[EntityId], i.[Property], i.[Who])
OUTPUT INSERTED.[Id], i._Position;
DELETE FROM [order_lines]
OUTPUT 1
WHERE [OrderId] = @p14 AND [Product] = @p15;
DELETE FROM [order_lines]
OUTPUT 1
WHERE [OrderId] = @p16 AND [Product] = @p17;
DELETE FROM [orders]
OUTPUT 1
WHERE [Id] = @p18 AND [Version] = @p19;
GO
