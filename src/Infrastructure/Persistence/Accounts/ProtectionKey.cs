using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Accounts;

/// <summary>A key of ASP.NET Core Data Protection, as it writes it.</summary>
internal sealed class ProtectionKey
{
    public const int NameLength = 200, XmlLength = 8_000;

    public long Id { get; private init; }

    public required string Name { get; init; }

    public required string Xml { get; init; }
}

internal sealed class ProtectionKeyConfiguration : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> key)
    {
        key.ToTable("protection_keys");
        key.Property(k => k.Name).HasMaxLength(ProtectionKey.NameLength);
        key.Property(k => k.Xml).HasMaxLength(ProtectionKey.XmlLength);
    }
}
