using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Idempotency;
using Microsoft.EntityFrameworkCore;
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
