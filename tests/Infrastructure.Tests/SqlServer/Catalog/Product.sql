-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- insert
DECLARE @p0 nvarchar(400) = N'False';
DECLARE @p1 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p2 nvarchar(400) = NULL;
DECLARE @p3 nvarchar(100) = N'products';
DECLARE @p4 nvarchar(200) = N'01980000-0000-7000-8000-000000000001';
DECLARE @p5 nvarchar(100) = N'IsArchived';
DECLARE @p6 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p7 nvarchar(400) = N'Blue MUG';
DECLARE @p8 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p9 nvarchar(400) = NULL;
DECLARE @p10 nvarchar(100) = N'products';
DECLARE @p11 nvarchar(200) = N'01980000-0000-7000-8000-000000000001';
DECLARE @p12 nvarchar(100) = N'Name';
DECLARE @p13 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p14 nvarchar(400) = N'9.50';
DECLARE @p15 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p16 nvarchar(400) = NULL;
DECLARE @p17 nvarchar(100) = N'products';
DECLARE @p18 nvarchar(200) = N'01980000-0000-7000-8000-000000000001';
DECLARE @p19 nvarchar(100) = N'PriceAmount';
DECLARE @p20 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p21 nvarchar(100) = N'products:01980000-0000-7000-8000-000000000001';
DECLARE @p22 int = 0;
DECLARE @p23 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p24 datetimeoffset = NULL;
DECLARE @p25 nvarchar(1000) = NULL;
DECLARE @p26 uniqueidentifier = NEWID();
DECLARE @p27 uniqueidentifier = NULL;
DECLARE @p28 nvarchar(100) = N'catalog.product-created';
DECLARE @p29 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p30 nvarchar(4000) = N'{"product":"01980000-0000-7000-8000-000000000001","sku":"MUG","price":{"amount":9.50,"currency":"EUR"},"occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p31 nvarchar(16) = N'Open';
DECLARE @p32 nvarchar(55) = NULL;
DECLARE @p33 uniqueidentifier = '01000000-0000-0080-7000-019800000000';
DECLARE @p34 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p35 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p36 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p37 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p38 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p39 bit = 0;
DECLARE @p40 nvarchar(200) = N'Blue MUG';
DECLARE @p41 decimal(18,2) = 9.50;
DECLARE @p42 nvarchar(3) = N'EUR';
DECLARE @p43 nvarchar(200) = N'BLUE MUG';
DECLARE @p44 nvarchar(32) = N'MUG';
DECLARE @p45 int = 5;
DECLARE @p46 bigint = 1;
SET NOCOUNT ON;
MERGE [audit_log] USING (
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0),
(@p7, @p8, @p9, @p10, @p11, @p12, @p13, 1),
(@p14, @p15, @p16, @p17, @p18, @p19, @p20, 2)) AS i ([After], [At], [Before], [Entity], [EntityId], [Property], [Who], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([After], [At], [Before], [Entity], [EntityId], [Property], [Who])
VALUES (i.[After], i.[At], i.[Before], i.[Entity], i.[EntityId], i.[Property], i.[Who])
OUTPUT INSERTED.[Id], i._Position;
INSERT INTO [outbox] ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace])
OUTPUT INSERTED.[Id]
VALUES (@p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30, @p31, @p32);
INSERT INTO [products] ([Id], [AuditCreatedAt], [AuditCreatedBy], [AuditUpdatedAt], [AuditUpdatedBy], [CreatedAt], [IsArchived], [Name], [PriceAmount], [PriceCurrency], [SearchName], [Sku], [Stock], [Version])
VALUES (@p33, @p34, @p35, @p36, @p37, @p38, @p39, @p40, @p41, @p42, @p43, @p44, @p45, @p46);
GO

-- update
DECLARE @p0 nvarchar(400) = N'12';
DECLARE @p1 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p2 nvarchar(400) = N'9.50';
DECLARE @p3 nvarchar(100) = N'products';
DECLARE @p4 nvarchar(200) = N'01980000-0000-7000-8000-000000000001';
DECLARE @p5 nvarchar(100) = N'PriceAmount';
DECLARE @p6 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p7 nvarchar(100) = N'products:01980000-0000-7000-8000-000000000001';
DECLARE @p8 int = 0;
DECLARE @p9 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p10 datetimeoffset = NULL;
DECLARE @p11 nvarchar(1000) = NULL;
DECLARE @p12 uniqueidentifier = NEWID();
DECLARE @p13 uniqueidentifier = NULL;
DECLARE @p14 nvarchar(100) = N'catalog.product-created';
DECLARE @p15 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p16 nvarchar(4000) = N'{"product":"01980000-0000-7000-8000-000000000001","sku":"MUG","price":{"amount":9.50,"currency":"EUR"},"occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p17 nvarchar(16) = N'Open';
DECLARE @p18 nvarchar(55) = NULL;
DECLARE @p19 nvarchar(100) = N'products:01980000-0000-7000-8000-000000000001';
DECLARE @p20 int = 0;
DECLARE @p21 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p22 datetimeoffset = NULL;
DECLARE @p23 nvarchar(1000) = NULL;
DECLARE @p24 uniqueidentifier = NEWID();
DECLARE @p25 uniqueidentifier = NULL;
DECLARE @p26 nvarchar(100) = N'catalog.product-price-changed';
DECLARE @p27 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p28 nvarchar(4000) = N'{"product":"01980000-0000-7000-8000-000000000001","before":{"amount":9.50,"currency":"EUR"},"after":{"amount":12,"currency":"EUR"},"occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p29 nvarchar(16) = N'Open';
DECLARE @p30 nvarchar(55) = NULL;
DECLARE @p35 uniqueidentifier = '01000000-0000-0080-7000-019800000000';
DECLARE @p31 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p32 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p33 decimal(18,2) = 12;
DECLARE @p34 bigint = 2;
DECLARE @p36 bigint = 1;
SET NOCOUNT ON;
INSERT INTO [audit_log] ([After], [At], [Before], [Entity], [EntityId], [Property], [Who])
OUTPUT INSERTED.[Id]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);
MERGE [outbox] USING (
VALUES (@p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, 0),
(@p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30, 1)) AS i ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace])
VALUES (i.[Aggregate], i.[Attempts], i.[DueAt], i.[EndedAt], i.[Error], i.[Key], i.[Lease], i.[Name], i.[OccurredAt], i.[Payload], i.[State], i.[Trace])
OUTPUT INSERTED.[Id], i._Position;
UPDATE [products] SET [AuditUpdatedAt] = @p31, [AuditUpdatedBy] = @p32, [PriceAmount] = @p33, [Version] = @p34
OUTPUT 1
WHERE [Id] = @p35 AND [Version] = @p36;
GO

-- delete
DECLARE @p0 nvarchar(400) = NULL;
DECLARE @p1 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p2 nvarchar(400) = N'False';
DECLARE @p3 nvarchar(100) = N'products';
DECLARE @p4 nvarchar(200) = N'01980000-0000-7000-8000-000000000001';
DECLARE @p5 nvarchar(100) = N'IsArchived';
DECLARE @p6 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p7 nvarchar(400) = NULL;
DECLARE @p8 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p9 nvarchar(400) = N'Blue MUG';
DECLARE @p10 nvarchar(100) = N'products';
DECLARE @p11 nvarchar(200) = N'01980000-0000-7000-8000-000000000001';
DECLARE @p12 nvarchar(100) = N'Name';
DECLARE @p13 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p14 nvarchar(400) = NULL;
DECLARE @p15 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p16 nvarchar(400) = N'12';
DECLARE @p17 nvarchar(100) = N'products';
DECLARE @p18 nvarchar(200) = N'01980000-0000-7000-8000-000000000001';
DECLARE @p19 nvarchar(100) = N'PriceAmount';
DECLARE @p20 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p21 nvarchar(100) = N'products:01980000-0000-7000-8000-000000000001';
DECLARE @p22 int = 0;
DECLARE @p23 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p24 datetimeoffset = NULL;
DECLARE @p25 nvarchar(1000) = NULL;
DECLARE @p26 uniqueidentifier = NEWID();
DECLARE @p27 uniqueidentifier = NULL;
DECLARE @p28 nvarchar(100) = N'catalog.product-created';
DECLARE @p29 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p30 nvarchar(4000) = N'{"product":"01980000-0000-7000-8000-000000000001","sku":"MUG","price":{"amount":9.50,"currency":"EUR"},"occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p31 nvarchar(16) = N'Open';
DECLARE @p32 nvarchar(55) = NULL;
DECLARE @p33 nvarchar(100) = N'products:01980000-0000-7000-8000-000000000001';
DECLARE @p34 int = 0;
DECLARE @p35 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p36 datetimeoffset = NULL;
DECLARE @p37 nvarchar(1000) = NULL;
DECLARE @p38 uniqueidentifier = NEWID();
DECLARE @p39 uniqueidentifier = NULL;
DECLARE @p40 nvarchar(100) = N'catalog.product-price-changed';
DECLARE @p41 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p42 nvarchar(4000) = N'{"product":"01980000-0000-7000-8000-000000000001","before":{"amount":9.50,"currency":"EUR"},"after":{"amount":12,"currency":"EUR"},"occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p43 nvarchar(16) = N'Open';
DECLARE @p44 nvarchar(55) = NULL;
DECLARE @p45 uniqueidentifier = '01000000-0000-0080-7000-019800000000';
DECLARE @p46 bigint = 2;
SET NOCOUNT ON;
MERGE [audit_log] USING (
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0),
(@p7, @p8, @p9, @p10, @p11, @p12, @p13, 1),
(@p14, @p15, @p16, @p17, @p18, @p19, @p20, 2)) AS i ([After], [At], [Before], [Entity], [EntityId], [Property], [Who], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([After], [At], [Before], [Entity], [EntityId], [Property], [Who])
VALUES (i.[After], i.[At], i.[Before], i.[Entity], i.[EntityId], i.[Property], i.[Who])
OUTPUT INSERTED.[Id], i._Position;
MERGE [outbox] USING (
VALUES (@p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30, @p31, @p32, 0),
(@p33, @p34, @p35, @p36, @p37, @p38, @p39, @p40, @p41, @p42, @p43, @p44, 1)) AS i ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace])
VALUES (i.[Aggregate], i.[Attempts], i.[DueAt], i.[EndedAt], i.[Error], i.[Key], i.[Lease], i.[Name], i.[OccurredAt], i.[Payload], i.[State], i.[Trace])
OUTPUT INSERTED.[Id], i._Position;
DELETE FROM [products]
OUTPUT 1
WHERE [Id] = @p45 AND [Version] = @p46;
GO
