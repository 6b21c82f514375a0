using System.Reflection;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Infrastructure.Common;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>A kind of job, and the way from its payload to its class without reflection for each run.</summary>
internal abstract class JobKind(Type payload)
{
    private readonly JobAttribute _job = payload.GetCustomAttribute<JobAttribute>() ?? throw new InvalidOperationException($"{payload} has no [Job].");

    public string Name => _job.Name;

    public int AtATime => _job.AtATime;

    public int Attempts => _job.Attempts;

    public Type Payload => payload;

    public static JobKind Of(Type payload) => (JobKind)Activator.CreateInstance(typeof(JobKind<>).MakeGenericType(payload))!;

    public abstract Task<string?> Run(QueuedJob job, object payload, ScopedServices services, CancellationToken cancellationToken);
}

internal sealed class JobKind<TPayload>() : JobKind(typeof(TPayload))
    where TPayload : class
{
    public override Task<string?> Run(QueuedJob job, object payload, ScopedServices services, CancellationToken cancellationToken) =>
        services.With((JobExecution<TPayload> execution) => execution.Run(job, (TPayload)payload, cancellationToken));
}
