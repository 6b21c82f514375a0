using System.Diagnostics.Metrics;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>How long attempts took, by job and outcome: succeeded, failed, dead, cancelled, released, lost.</summary>
internal sealed class JobMetrics(IMeterFactory meters)
{
    private readonly Histogram<double> _attempts = meters.Create(typeof(JobMetrics).Assembly.GetName().Name!)
        .CreateHistogram<double>("jobs.attempts", "s", "How long an attempt at a job took, by outcome: succeeded, failed, dead, cancelled, released, lost.");

    public void Ended(string job, string outcome, TimeSpan took) =>
        _attempts.Record(took.TotalSeconds, new KeyValuePair<string, object?>("job", job), new KeyValuePair<string, object?>("outcome", outcome));
}
