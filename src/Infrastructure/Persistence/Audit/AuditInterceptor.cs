using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanTemplate.Infrastructure.Persistence.Audit;

/// <summary>On every save: raises the version of each touched aggregate, stamps it, and logs its audited columns.</summary>
internal sealed class AuditInterceptor(ICurrentUser user, SystemActor actor, TimeProvider clock) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Record(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private void Record(DbContext context)
    {
        var changed = context.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && entry.Entity is not AuditEntry)
            .ToList();
        if (changed.Count == 0) return;

        var (now, who) = (clock.GetUtcNow(), user.IsSignedIn ? user.Id.ToString() : actor.Name);
        foreach (var root in changed.Select(Root).OfType<EntityEntry>().DistinctBy(root => root.Entity).ToList())
        {
            if (root.State == EntityState.Deleted) continue;

            var version = root.Property(nameof(AggregateRoot.Version));
            version.CurrentValue = (long)version.OriginalValue! + 1;
            AuditColumns.Stamp(root, now, who, isNew: root.State == EntityState.Added);
        }

        context.AddRange(changed.SelectMany(entry => Changes(entry, now, who)).ToList());
    }

    /// <summary>The aggregate a row belongs to: itself, or the owner its required foreign key leads to.</summary>
    private static EntityEntry? Root(EntityEntry entry)
    {
        if (entry.Entity is AggregateRoot) return entry;

        var owner = entry.Metadata.GetForeignKeys().SingleOrDefault(key => key is { IsRequired: true, DeleteBehavior: DeleteBehavior.Cascade, PrincipalToDependent: not null });
        if (owner is null) return null;

        var keyOfOwner = owner.Properties.Select(property => entry.Property(property.Name).CurrentValue).ToArray();
        return entry.Context.Find(owner.PrincipalEntityType.ClrType, keyOfOwner) is { } principal ? Root(entry.Context.Entry(principal)) : null;
    }

    private static IEnumerable<AuditEntry> Changes(EntityEntry entry, DateTimeOffset now, string who) => entry.Properties
        .Where(property => property.Metadata.IsAudited && (entry.State != EntityState.Modified || property.IsModified))
        .Select(property => new AuditEntry
        {
            At = now,
            Who = who,
            Entity = entry.Metadata.GetTableName()!,
            EntityId = string.Join(',', entry.Metadata.FindPrimaryKey()!.Properties.Select(key => entry.Property(key.Name).CurrentValue)),
            Property = property.Metadata.Name,
            Before = entry.State == EntityState.Added ? null : Text(property.OriginalValue),
            After = entry.State == EntityState.Deleted ? null : Text(property.CurrentValue),
        });

    /// <summary>A long value is kept by its beginning: the log must not make a write fail.</summary>
    private static string? Text(object? value) =>
        value?.ToString() is { Length: > AuditEntry.ValueLength } text ? text[..AuditEntry.ValueLength] : value?.ToString();
}

/// <summary>Who writes in this scope when nobody is signed in: the application, by the name of what it is doing, such as <c>schedule:clean-up</c>.</summary>
internal sealed class SystemActor
{
    public string Name
    {
        get;
        set => field = value[..Math.Min(value.Length, AuditEntry.WhoLength)];
    } = "system";
}
