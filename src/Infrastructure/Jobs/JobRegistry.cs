using System.Collections.Frozen;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>Every kind of job there is, by its stored name and by its payload.</summary>
internal sealed class JobRegistry(IEnumerable<JobKind> kinds)
{
    private readonly FrozenDictionary<string, JobKind> _byName = kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);
    private readonly FrozenDictionary<Type, JobKind> _byPayload = kinds.ToFrozenDictionary(kind => kind.Payload);

    public JobKind? Find(string name) => _byName.GetValueOrDefault(name);

    public JobKind Of(Type payload) => _byPayload.GetValueOrDefault(payload) ?? throw new InvalidOperationException($"There is no job for {payload}.");
}
