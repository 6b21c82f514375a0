using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Idempotency;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Persistence.Idempotency;

/// <summary>The primary key of the table decides who is first; whoever is not waits on it.</summary>
internal sealed class KeptAnswers(
    AppDbContext context, DatabaseProvider provider, ICurrentUser user, IOptions<IdempotencyOptions> options, TimeProvider clock) : IKeptAnswers
{
    public async Task<Result<KeptAnswer?>> Take(OperationKey key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var statement = provider.TakeKeyStatement(UsedKey.Table, options.Value.Wait);
        try
        {
            var found = await context.Set<UsedKey>()
                .FromSqlRaw(statement, user.Id.Value, key.Operation, key.Key, now, now + options.Value.Kept)
                .AsNoTracking()
                .ToListAsync(cancellationToken);
            // It expired, and was deleted, in this moment.
            if (found is not [var used]) throw new ConflictException();
            return Result.Of(used is { Fingerprint: { } fingerprint, Answer: { } answer } ? new KeptAnswer(fingerprint, answer) : null);
        }
        catch (Exception exception) when (provider.IsLockTimeout(exception))
        {
            return CommonErrors.KeyInUse;
        }
    }

    public Task Keep(OperationKey key, KeptAnswer answer, CancellationToken cancellationToken) => Row(key).ExecuteUpdateAsync(
        row => row.SetProperty(used => used.Fingerprint, answer.Fingerprint).SetProperty(used => used.Answer, answer.Json), cancellationToken);

    public Task GiveBack(OperationKey key, CancellationToken cancellationToken) => Row(key).ExecuteDeleteAsync(cancellationToken);

    private IQueryable<UsedKey> Row(OperationKey key)
    {
        var owner = user.Id.Value;
        return context.Set<UsedKey>().Where(used => used.User == owner && used.Operation == key.Operation && used.Key == key.Key);
    }
}

/// <summary>
/// A key that a user gave a command, and what it answered. It has no answer only inside the transaction that is about to find one:
/// nobody else ever sees it so.
/// </summary>
internal sealed class UsedKey
{
    public const string Table = "idempotency_keys";

    private UsedKey(Guid user, string operation, string key, string? fingerprint, string? answer, DateTimeOffset expiresAt) =>
        (User, Operation, Key, Fingerprint, Answer, ExpiresAt) = (user, operation, key, fingerprint, answer, expiresAt);

    /// <summary>Known here or elsewhere: no account need be behind it.</summary>
    public Guid User { get; private init; }

    public string Operation { get; private init; }

    public string Key { get; private init; }

    public string? Fingerprint { get; private init; }

    public string? Answer { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public static UsedKey Of(Guid user, string operation, string key, string? fingerprint, string? answer, DateTimeOffset expiresAt) =>
        new(user, operation, key, fingerprint, answer, expiresAt);
}

internal sealed class UsedKeyConfiguration : IEntityTypeConfiguration<UsedKey>
{
    public void Configure(EntityTypeBuilder<UsedKey> used)
    {
        used.ToTable(UsedKey.Table);
        used.HasKey(u => new { u.User, u.Operation, u.Key });
        used.Property(u => u.Operation).HasMaxLength(OperationKey.OperationLength).IsOrdinal();
        used.Property(u => u.Key).HasMaxLength(OperationKey.KeyLength).IsOrdinal();
        used.Property(u => u.Fingerprint).HasMaxLength(KeptAnswer.FingerprintLength);
        used.Property(u => u.Answer).HasMaxLength(-1).HasComment("As long as the command makes it, which no request decides.");

        used.HasIndex(u => u.ExpiresAt); // the clean-up
    }
}
