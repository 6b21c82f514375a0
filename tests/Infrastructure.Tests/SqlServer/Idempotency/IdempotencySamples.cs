using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Infrastructure.Persistence.Idempotency;
using CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Idempotency;

internal sealed class IdempotencySamples : ISamples
{
    private static readonly OperationKey Once = new("TriggerSchedule", "7f3c");
    private static readonly KeptAnswer Done = new("00FF", "{}");

    private readonly UsedKey _used = UsedKey.Of(new("01980000-0000-7000-8000-0000000000aa"), Once.Operation, Once.Key, Done.Fingerprint, Done.Json, DateTimeOffset.UnixEpoch);

    public IReadOnlyList<PortCall> Calls =>
    [
        PortCall.Of("a key", (IKeptAnswers answers) => answers.Take(Once, default), new(_used)),
        PortCall.Of("an answer", (IKeptAnswers answers) => answers.Keep(Once, Done, default)),
        PortCall.Of("a key", (IKeptAnswers answers) => answers.GiveBack(Once, default)),
    ];

    public IReadOnlyList<SavedAggregate> Aggregates => [];
}
