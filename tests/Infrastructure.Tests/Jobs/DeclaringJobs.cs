using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Infrastructure.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Jobs;

public sealed class DeclaringJobs
{
    [Theory]
    [InlineData(typeof(NeverJob), "Never: AtATime is 0, and must be at least 1.")]
    [InlineData(typeof(UntriedJob), "Untried: Attempts is 0, and must be at least 1.")]
    [InlineData(typeof(NamelessJob), "Nameless: its name has 0 characters, and must have 1 to 64.")]
    [InlineData(typeof(LongWindedJob), "LongWinded: its name has 65 characters, and must have 1 to 64.")]
    [InlineData(typeof(UndeclaredJob), "Undeclared has no [Job].")]
    public void A_job_that_could_never_run_is_refused_when_services_are_built(Type job, string reason)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddJob(job));

        Assert.EndsWith(reason, refused.Message, StringComparison.Ordinal);
    }

    [Job("tests.never", AtATime = 0)]
    private sealed record Never;

    [Job("tests.untried", Attempts = 0)]
    private sealed record Untried;

    [Job("")]
    private sealed record Nameless;

    [Job("tests.a-name-that-says-everything-there-is-to-say-about-this-kind")]
    private sealed record LongWinded;

    private sealed record Undeclared;

    private sealed class NeverJob : Unable<Never>;

    private sealed class UntriedJob : Unable<Untried>;

    private sealed class NamelessJob : Unable<Nameless>;

    private sealed class LongWindedJob : Unable<LongWinded>;

    private sealed class UndeclaredJob : Unable<Undeclared>;

    private abstract class Unable<TPayload> : IJob<TPayload>
        where TPayload : class
    {
        public Task<string?> Run(TPayload payload, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }
}
