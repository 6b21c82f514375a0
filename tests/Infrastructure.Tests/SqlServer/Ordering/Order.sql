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
DECLARE @p21 bit = 0;
DECLARE @p22 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p23 nvarchar(32) = N'Standard';
DECLARE @p24 nvarchar(32) = N'Pending';
DECLARE @p25 decimal(18,2) = 24.90;
DECLARE @p26 nvarchar(3) = N'EUR';
DECLARE @p27 bigint = 1;
DECLARE @p28 decimal(18,2) = 0;
DECLARE @p29 nvarchar(3) = N'EUR';
DECLARE @p30 decimal(18,2) = 4.90;
DECLARE @p31 nvarchar(3) = N'EUR';
DECLARE @p32 nvarchar(100) = N'orders:01980000-0000-7000-8000-000000000010';
DECLARE @p33 int = 0;
DECLARE @p34 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p35 datetimeoffset = NULL;
DECLARE @p36 nvarchar(1000) = NULL;
DECLARE @p37 uniqueidentifier = NEWID();
DECLARE @p38 uniqueidentifier = NULL;
DECLARE @p39 nvarchar(100) = N'ordering.order-placed';
DECLARE @p40 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p41 nvarchar(4000) = N'{"order":"01980000-0000-7000-8000-000000000010","customer":"01980000-0000-7000-8000-000000000020","total":{"amount":24.90,"currency":"EUR"},"occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p42 nvarchar(16) = N'Open';
DECLARE @p43 nvarchar(55) = NULL;
DECLARE @p44 uniqueidentifier = '10000000-0000-0080-7000-019800000000';
DECLARE @p45 uniqueidentifier = '01000000-0000-0080-7000-019800000000';
DECLARE @p46 nvarchar(200) = N'Blue CUP';
DECLARE @p47 int = 1;
DECLARE @p48 nvarchar(32) = N'CUP';
DECLARE @p49 decimal(18,2) = 10;
DECLARE @p50 nvarchar(3) = N'EUR';
DECLARE @p51 uniqueidentifier = '10000000-0000-0080-7000-019800000000';
DECLARE @p52 uniqueidentifier = '02000000-0000-0080-7000-019800000000';
DECLARE @p53 nvarchar(200) = N'Blue MUG';
DECLARE @p54 int = 1;
DECLARE @p55 nvarchar(32) = N'MUG';
DECLARE @p56 decimal(18,2) = 10;
DECLARE @p57 nvarchar(3) = N'EUR';
SET NOCOUNT ON;
MERGE [audit_log] USING (
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0),
(@p7, @p8, @p9, @p10, @p11, @p12, @p13, 1)) AS i ([After], [At], [Before], [Entity], [EntityId], [Property], [Who], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([After], [At], [Before], [Entity], [EntityId], [Property], [Who])
VALUES (i.[After], i.[At], i.[Before], i.[Entity], i.[EntityId], i.[Property], i.[Who])
OUTPUT INSERTED.[Id], i._Position;
INSERT INTO [orders] ([Id], [AuditCreatedAt], [AuditCreatedBy], [AuditUpdatedAt], [AuditUpdatedBy], [Customer], [Payment], [PaymentDeclined], [PlacedAt], [Shipping], [Status], [TotalAmount], [TotalCurrency], [Version], [Discount_Amount], [Discount_Currency], [ShippingCost_Amount], [ShippingCost_Currency])
VALUES (@p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30, @p31);
INSERT INTO [outbox] ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace])
OUTPUT INSERTED.[Id]
VALUES (@p32, @p33, @p34, @p35, @p36, @p37, @p38, @p39, @p40, @p41, @p42, @p43);
INSERT INTO [order_lines] ([OrderId], [Product], [Name], [Quantity], [Sku], [UnitPrice_Amount], [UnitPrice_Currency])
VALUES (@p44, @p45, @p46, @p47, @p48, @p49, @p50),
(@p51, @p52, @p53, @p54, @p55, @p56, @p57);
GO

-- update
DECLARE @p0 nvarchar(400) = N'PendingPayment';
DECLARE @p1 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p2 nvarchar(400) = N'Pending';
DECLARE @p3 nvarchar(100) = N'orders';
DECLARE @p4 nvarchar(200) = N'01980000-0000-7000-8000-000000000010';
DECLARE @p5 nvarchar(100) = N'Status';
DECLARE @p6 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p11 uniqueidentifier = '10000000-0000-0080-7000-019800000000';
DECLARE @p7 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p8 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p9 nvarchar(32) = N'PendingPayment';
DECLARE @p10 bigint = 2;
DECLARE @p12 bigint = 1;
DECLARE @p13 nvarchar(100) = N'orders:01980000-0000-7000-8000-000000000010';
DECLARE @p14 int = 0;
DECLARE @p15 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p16 datetimeoffset = NULL;
DECLARE @p17 nvarchar(1000) = NULL;
DECLARE @p18 uniqueidentifier = NEWID();
DECLARE @p19 uniqueidentifier = NULL;
DECLARE @p20 nvarchar(100) = N'ordering.order-placed';
DECLARE @p21 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p22 nvarchar(4000) = N'{"order":"01980000-0000-7000-8000-000000000010","customer":"01980000-0000-7000-8000-000000000020","total":{"amount":24.90,"currency":"EUR"},"occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p23 nvarchar(16) = N'Open';
DECLARE @p24 nvarchar(55) = NULL;
DECLARE @p25 nvarchar(100) = N'orders:01980000-0000-7000-8000-000000000010';
DECLARE @p26 int = 0;
DECLARE @p27 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p28 datetimeoffset = NULL;
DECLARE @p29 nvarchar(1000) = NULL;
DECLARE @p30 uniqueidentifier = NEWID();
DECLARE @p31 uniqueidentifier = NULL;
DECLARE @p32 nvarchar(100) = N'ordering.payment-requested';
DECLARE @p33 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p34 nvarchar(4000) = N'{"order":"01980000-0000-7000-8000-000000000010","occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p35 nvarchar(16) = N'Open';
DECLARE @p36 nvarchar(55) = NULL;
SET NOCOUNT ON;
INSERT INTO [audit_log] ([After], [At], [Before], [Entity], [EntityId], [Property], [Who])
OUTPUT INSERTED.[Id]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);
UPDATE [orders] SET [AuditUpdatedAt] = @p7, [AuditUpdatedBy] = @p8, [Status] = @p9, [Version] = @p10
OUTPUT 1
WHERE [Id] = @p11 AND [Version] = @p12;
MERGE [outbox] USING (
VALUES (@p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, 0),
(@p25, @p26, @p27, @p28, @p29, @p30, @p31, @p32, @p33, @p34, @p35, @p36, 1)) AS i ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace])
VALUES (i.[Aggregate], i.[Attempts], i.[DueAt], i.[EndedAt], i.[Error], i.[Key], i.[Lease], i.[Name], i.[OccurredAt], i.[Payload], i.[State], i.[Trace])
OUTPUT INSERTED.[Id], i._Position;
GO

-- delete
DECLARE @p0 nvarchar(400) = NULL;
DECLARE @p1 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p2 nvarchar(400) = NULL;
DECLARE @p3 nvarchar(100) = N'orders';
DECLARE @p4 nvarchar(200) = N'01980000-0000-7000-8000-000000000010';
DECLARE @p5 nvarchar(100) = N'Payment';
DECLARE @p6 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p7 nvarchar(400) = NULL;
DECLARE @p8 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p9 nvarchar(400) = N'PendingPayment';
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
DECLARE @p37 nvarchar(100) = N'ordering.payment-requested';
DECLARE @p38 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p39 nvarchar(4000) = N'{"order":"01980000-0000-7000-8000-000000000010","occurredAt":"2026-01-01T12:00:00+00:00"}';
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
