using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics.Metrics;
using System.Reflection;
using CleanTemplate.Application;
using CleanTemplate.Application.Common.Events;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Infrastructure.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Jobs;

internal sealed class JobServices : IAreaServices
{
    private static readonly Assembly[] JobAssemblies = [typeof(ApplicationServices).Assembly, typeof(JobServices).Assembly];

    public void AddTo(IServiceCollection services)
    {
        services
            .AddSettings<JobOptions>(JobOptions.Section)
            .AddMetrics()
            .AddSingleton<JobRegistry>()
            .AddSingleton<JobTable>()
            .AddSingleton<JobBell>()
            .AddSingleton<JobCallOffBell>()
            .AddSingleton<JobMetrics>()
            .AddSingleton<JobWatch>()
            .AddSingleton<JobRunner>()
            .AddSingleton<JobWorker>()
            .AddHostedService(provider => provider.GetRequiredService<JobWorker>())
            .AddScoped(typeof(JobExecution<>))
            .AddScoped<JobProgress>()
            .AddScoped<IJobProgress>(provider => provider.GetRequiredService<JobProgress>());
        foreach (var job in JobAssemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false }))
            services.AddJob(job);
    }
}

internal static class JobRegistration
{
    /// <summary>A class that does none of the work of jobs adds nothing.</summary>
    public static void AddJob(this IServiceCollection services, Type type)
    {
        foreach (var job in type.GetInterfaces().Where(port => port.IsGenericType && port.GetGenericTypeDefinition() == typeof(IJob<>)))
            services.AddScoped(job, type).AddSingleton(JobKind.Of(job.GenericTypeArguments[0]));
    }
}

public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>Whether this instance runs jobs. One that does not still takes them in, for others.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Jobs that run at the same time on this instance, 1 to 64. More than any name may take, so that none holds every place.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 10;

    /// <summary>How long after an instance has died another takes over its jobs; it renews them while it works. 2 seconds to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The pause after the first failure; it doubles up to 5 minutes. 10 milliseconds to 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00")]
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long jobs that ended are remembered, up to a year. Failed ones stay.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "366.00:00:00")]
    public TimeSpan Kept { get; set; } = TimeSpan.FromDays(30);
}

/// <summary>How long attempts took, by job and outcome: succeeded, failed, dead, cancelled, released, lost.</summary>
internal sealed class JobMetrics(IMeterFactory meters)
{
    private readonly Histogram<double> _attempts = meters.Create(typeof(JobMetrics).Assembly.GetName().Name!)
        .CreateHistogram<double>("jobs.attempts", "s", "How long an attempt at a job took, by outcome: succeeded, failed, dead, cancelled, released, lost.");

    public void Ended(string job, string outcome, TimeSpan took) =>
        _attempts.Record(took.TotalSeconds, new KeyValuePair<string, object?>("job", job), new KeyValuePair<string, object?>("outcome", outcome));
}

/// <summary>Forgets jobs that ended long ago. Failed ones stay.</summary>
[Schedule("jobs-cleanup", "0 40 3 * * ?")]
internal sealed class JobsCleanUp(JobTable table, IOptions<JobOptions> options) : IScheduledJob
{
    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        $"{await table.DeleteDone(dueAt - options.Value.Kept, cancellationToken)} jobs deleted";
}

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
