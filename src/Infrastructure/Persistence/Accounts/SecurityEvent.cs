using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Accounts;

/// <summary>Something that happened to an account, who did it and from where. It outlives the account.</summary>
internal sealed class SecurityEvent
{
    public const int AddressLength = 64, DetailLength = 100;

    public long Id { get; private init; }

    public required DateTimeOffset At { get; init; }

    public required SecurityEventKind Kind { get; init; }

    public required UserId User { get; init; }

    /// <summary>Null when nobody was signed in.</summary>
    public required UserId? By { get; init; }

    public required string Address { get; init; }

    public required string? Detail { get; init; }
}

internal sealed class SecurityEventConfiguration : IEntityTypeConfiguration<SecurityEvent>
{
    public void Configure(EntityTypeBuilder<SecurityEvent> happened)
    {
        happened.ToTable("security_events");
        happened.Property(e => e.Address).HasMaxLength(SecurityEvent.AddressLength);
        happened.Property(e => e.Detail).HasMaxLength(SecurityEvent.DetailLength);
        happened.HasIndex(e => new { e.User, e.At }); // the history of one user
    }
}
