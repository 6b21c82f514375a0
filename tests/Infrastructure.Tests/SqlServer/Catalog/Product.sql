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
DECLARE @p21 uniqueidentifier = '01000000-0000-0080-7000-019800000000';
DECLARE @p22 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p23 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p24 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p25 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p26 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p27 bit = 0;
DECLARE @p28 nvarchar(200) = N'Blue MUG';
DECLARE @p29 decimal(18,2) = 9.50;
DECLARE @p30 nvarchar(3) = N'EUR';
DECLARE @p31 nvarchar(200) = N'BLUE MUG';
DECLARE @p32 nvarchar(32) = N'MUG';
DECLARE @p33 int = 5;
DECLARE @p34 bigint = 1;
SET NOCOUNT ON;
MERGE [audit_log] USING (
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0),
(@p7, @p8, @p9, @p10, @p11, @p12, @p13, 1),
(@p14, @p15, @p16, @p17, @p18, @p19, @p20, 2)) AS i ([After], [At], [Before], [Entity], [EntityId], [Property], [Who], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([After], [At], [Before], [Entity], [EntityId], [Property], [Who])
VALUES (i.[After], i.[At], i.[Before], i.[Entity], i.[EntityId], i.[Property], i.[Who])
OUTPUT INSERTED.[Id], i._Position;
INSERT INTO [products] ([Id], [AuditCreatedAt], [AuditCreatedBy], [AuditUpdatedAt], [AuditUpdatedBy], [CreatedAt], [IsArchived], [Name], [PriceAmount], [PriceCurrency], [SearchName], [Sku], [Stock], [Version])
VALUES (@p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30, @p31, @p32, @p33, @p34);
GO

-- update
DECLARE @p0 nvarchar(400) = N'12';
DECLARE @p1 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p2 nvarchar(400) = N'9.50';
DECLARE @p3 nvarchar(100) = N'products';
DECLARE @p4 nvarchar(200) = N'01980000-0000-7000-8000-000000000001';
DECLARE @p5 nvarchar(100) = N'PriceAmount';
DECLARE @p6 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p11 uniqueidentifier = '01000000-0000-0080-7000-019800000000';
DECLARE @p7 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p8 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p9 decimal(18,2) = 12;
DECLARE @p10 bigint = 2;
DECLARE @p12 bigint = 1;
SET NOCOUNT ON;
INSERT INTO [audit_log] ([After], [At], [Before], [Entity], [EntityId], [Property], [Who])
OUTPUT INSERTED.[Id]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);
UPDATE [products] SET [AuditUpdatedAt] = @p7, [AuditUpdatedBy] = @p8, [PriceAmount] = @p9, [Version] = @p10
OUTPUT 1
WHERE [Id] = @p11 AND [Version] = @p12;
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
DECLARE @p21 uniqueidentifier = '01000000-0000-0080-7000-019800000000';
DECLARE @p22 bigint = 2;
SET NOCOUNT ON;
MERGE [audit_log] USING (
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, 0),
(@p7, @p8, @p9, @p10, @p11, @p12, @p13, 1),
(@p14, @p15, @p16, @p17, @p18, @p19, @p20, 2)) AS i ([After], [At], [Before], [Entity], [EntityId], [Property], [Who], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([After], [At], [Before], [Entity], [EntityId], [Property], [Who])
VALUES (i.[After], i.[At], i.[Before], i.[Entity], i.[EntityId], i.[Property], i.[Who])
OUTPUT INSERTED.[Id], i._Position;
DELETE FROM [products]
OUTPUT 1
WHERE [Id] = @p21 AND [Version] = @p22;
GO
