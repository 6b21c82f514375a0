using System.Collections.Frozen;
using System.Reflection;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Infrastructure.Common;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>Every kind of job there is, by its stored name and by its payload.</summary>
internal sealed class JobRegistry(IEnumerable<JobKind> kinds)
{
    private readonly FrozenDictionary<string, JobKind> _byName = kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);
    private readonly FrozenDictionary<Type, JobKind> _byPayload = kinds.ToFrozenDictionary(kind => kind.Payload);

    public JobKind? Find(string name) => _byName.GetValueOrDefault(name);

    public JobKind Of(Type payload) => _byPayload.GetValueOrDefault(payload) ?? throw new InvalidOperationException($"There is no job for {payload}.");
}

/// <summary>A kind of job, and the way from its payload to its class without reflection for each run.</summary>
internal abstract class JobKind(Type payload, JobAttribute job)
{
    public string Name => job.Name;

    public int AtATime => job.AtATime;

    public int Attempts => job.Attempts;

    public Type Payload => payload;

    public static JobKind Of(Type payload)
    {
        var job = payload.GetCustomAttribute<JobAttribute>() ?? throw new InvalidOperationException($"{payload} has no [Job].");
        if (job.Name.Length is 0 or > JobAttribute.NameLength) throw Refused($"its name has {job.Name.Length} characters, and must have 1 to {JobAttribute.NameLength}.");
        if (job.AtATime < 1) throw Refused($"AtATime is {job.AtATime}, and must be at least 1.");
        if (job.Attempts < 1) throw Refused($"Attempts is {job.Attempts}, and must be at least 1.");

        return (JobKind)Activator.CreateInstance(typeof(JobKind<>).MakeGenericType(payload), job)!;

        InvalidOperationException Refused(string why) => new($"{payload}: {why}");
    }

    public abstract Task<string?> Run(QueuedJob queued, object payload, ScopedServices services, CancellationToken cancellationToken);
}

internal sealed class JobKind<TPayload>(JobAttribute job) : JobKind(typeof(TPayload), job)
    where TPayload : class
{
    public override Task<string?> Run(QueuedJob queued, object payload, ScopedServices services, CancellationToken cancellationToken) =>
        services.With((JobExecution<TPayload> execution) => execution.Run(queued, (TPayload)payload, cancellationToken));
}

/// <summary>A job that no attempt can help: nobody knows it, nobody can read it, or it ends whoever begins it.</summary>
internal sealed class HopelessJobException(string message, Exception? inner = null) : PermanentFailureException(message, inner);
