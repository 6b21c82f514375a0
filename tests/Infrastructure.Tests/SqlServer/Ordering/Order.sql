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
DECLARE @p31 nvarchar(100) = N'orders:01980000-0000-7000-8000-000000000010';
DECLARE @p32 int = 0;
DECLARE @p33 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p34 datetimeoffset = NULL;
DECLARE @p35 nvarchar(1000) = NULL;
DECLARE @p36 uniqueidentifier = NEWID();
DECLARE @p37 uniqueidentifier = NULL;
DECLARE @p38 nvarchar(100) = N'ordering.order-placed';
DECLARE @p39 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p40 nvarchar(4000) = N'{"order":"01980000-0000-7000-8000-000000000010","customer":"01980000-0000-7000-8000-000000000020","total":{"amount":24.90,"currency":"EUR"},"occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p41 nvarchar(16) = N'Open';
DECLARE @p42 nvarchar(55) = NULL;
DECLARE @p43 uniqueidentifier = '10000000-0000-0080-7000-019800000000';
DECLARE @p44 uniqueidentifier = '01000000-0000-0080-7000-019800000000';
DECLARE @p45 nvarchar(200) = N'Blue CUP';
DECLARE @p46 int = 1;
DECLARE @p47 nvarchar(32) = N'CUP';
DECLARE @p48 decimal(18,2) = 10;
DECLARE @p49 nvarchar(3) = N'EUR';
DECLARE @p50 uniqueidentifier = '10000000-0000-0080-7000-019800000000';
DECLARE @p51 uniqueidentifier = '02000000-0000-0080-7000-019800000000';
DECLARE @p52 nvarchar(200) = N'Blue MUG';
DECLARE @p53 int = 1;
DECLARE @p54 nvarchar(32) = N'MUG';
DECLARE @p55 decimal(18,2) = 10;
DECLARE @p56 nvarchar(3) = N'EUR';
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
INSERT INTO [outbox] ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace])
OUTPUT INSERTED.[Id]
VALUES (@p31, @p32, @p33, @p34, @p35, @p36, @p37, @p38, @p39, @p40, @p41, @p42);
INSERT INTO [order_lines] ([OrderId], [Product], [Name], [Quantity], [Sku], [UnitPrice_Amount], [UnitPrice_Currency])
VALUES (@p43, @p44, @p45, @p46, @p47, @p48, @p49),
(@p50, @p51, @p52, @p53, @p54, @p55, @p56);
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
DECLARE @p21 nvarchar(100) = N'orders:01980000-0000-7000-8000-000000000010';
DECLARE @p22 int = 0;
DECLARE @p23 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p24 datetimeoffset = NULL;
DECLARE @p25 nvarchar(1000) = NULL;
DECLARE @p26 uniqueidentifier = NEWID();
DECLARE @p27 uniqueidentifier = NULL;
DECLARE @p28 nvarchar(100) = N'ordering.order-placed';
DECLARE @p29 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p30 nvarchar(4000) = N'{"order":"01980000-0000-7000-8000-000000000010","customer":"01980000-0000-7000-8000-000000000020","total":{"amount":24.90,"currency":"EUR"},"occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p31 nvarchar(16) = N'Open';
DECLARE @p32 nvarchar(55) = NULL;
DECLARE @p33 nvarchar(100) = N'orders:01980000-0000-7000-8000-000000000010';
DECLARE @p34 int = 0;
DECLARE @p35 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p36 datetimeoffset = NULL;
DECLARE @p37 nvarchar(1000) = NULL;
DECLARE @p38 uniqueidentifier = NEWID();
DECLARE @p39 uniqueidentifier = NULL;
DECLARE @p40 nvarchar(100) = N'ordering.order-paid';
DECLARE @p41 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p42 nvarchar(4000) = N'{"order":"01980000-0000-7000-8000-000000000010","payment":"01980000-0000-7000-8000-000000000030","occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p43 nvarchar(16) = N'Open';
DECLARE @p44 nvarchar(55) = NULL;
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
MERGE [outbox] USING (
VALUES (@p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30, @p31, @p32, 0),
(@p33, @p34, @p35, @p36, @p37, @p38, @p39, @p40, @p41, @p42, @p43, @p44, 1)) AS i ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace])
VALUES (i.[Aggregate], i.[Attempts], i.[DueAt], i.[EndedAt], i.[Error], i.[Key], i.[Lease], i.[Name], i.[OccurredAt], i.[Payload], i.[State], i.[Trace])
OUTPUT INSERTED.[Id], i._Position;
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
DECLARE @p18 nvarchar(100) = N'orders:01980000-0000-7000-8000-000000000010';
DECLARE @p19 int = 0;
DECLARE @p20 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p21 datetimeoffset = NULL;
DECLARE @p22 nvarchar(1000) = NULL;
DECLARE @p23 uniqueidentifier = NEWID();
DECLARE @p24 uniqueidentifier = NULL;
DECLARE @p25 nvarchar(100) = N'ordering.order-placed';
DECLARE @p26 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p27 nvarchar(4000) = N'{"order":"01980000-0000-7000-8000-000000000010","customer":"01980000-0000-7000-8000-000000000020","total":{"amount":24.90,"currency":"EUR"},"occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p28 nvarchar(16) = N'Open';
DECLARE @p29 nvarchar(55) = NULL;
DECLARE @p30 nvarchar(100) = N'orders:01980000-0000-7000-8000-000000000010';
DECLARE @p31 int = 0;
DECLARE @p32 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p33 datetimeoffset = NULL;
DECLARE @p34 nvarchar(1000) = NULL;
DECLARE @p35 uniqueidentifier = NEWID();
DECLARE @p36 uniqueidentifier = NULL;
DECLARE @p37 nvarchar(100) = N'ordering.order-paid';
DECLARE @p38 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p39 nvarchar(4000) = N'{"order":"01980000-0000-7000-8000-000000000010","payment":"01980000-0000-7000-8000-000000000030","occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p40 nvarchar(16) = N'Open';
DECLARE @p41 nvarchar(55) = NULL;
DECLARE @p42 uniqueidentifier = '10000000-0000-0080-7000-019800000000';
DECLARE @p43 bigint = 2;
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
MERGE [outbox] USING (
VALUES (@p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, 0),
(@p30, @p31, @p32, @p33, @p34, @p35, @p36, @p37, @p38, @p39, @p40, @p41, 1)) AS i ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace])
VALUES (i.[Aggregate], i.[Attempts], i.[DueAt], i.[EndedAt], i.[Error], i.[Key], i.[Lease], i.[Name], i.[OccurredAt], i.[Payload], i.[State], i.[Trace])
OUTPUT INSERTED.[Id], i._Position;
DELETE FROM [orders]
OUTPUT 1
WHERE [Id] = @p42 AND [Version] = @p43;
GO
