using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Schedules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Tests.Schedules;

public sealed class ReadingTheTimetable
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_job_runs_at_its_usual_time_in_utc() =>
        Assert.Equal(Noon.AddHours(18), With([]).CronOf("morning")!.GetNextValidTimeAfter(Noon));

    [Fact]
    public void A_setting_has_another_time() =>
        Assert.Equal(Noon.AddMinutes(5), With(("Schedules:morning", "0 0/5 * * * ?")).CronOf("morning")!.GetNextValidTimeAfter(Noon));

    [Theory, InlineData(""), InlineData(" "), InlineData("never"), InlineData("Never")]
    public void A_setting_switches_a_schedule_off(string setting)
    {
        var timetable = With(("Schedules:morning", setting));

        Assert.Null(timetable.CronOf("morning"));
        Assert.NotNull(timetable.CronOf("evening"));
        Assert.Empty(timetable.Faults);
    }

    [Theory, InlineData("every day"), InlineData("0 0 25 * * ?"), InlineData("0 0 6")]
    public void What_is_no_time_is_named_with_the_schedule(string setting) =>
        Assert.StartsWith($"Schedules:morning: '{setting}' is no cron expression, nor 'never': ", Assert.Single(With(("Schedules:morning", setting)).Faults), StringComparison.Ordinal);

    [Fact]
    public void A_setting_of_no_schedule_is_named_with_those_there_are() =>
        Assert.Equal(["Schedules:mornin: There is no such schedule. Known are evening, morning."], With(("Schedules:mornin", "never")).Faults);

    [Fact]
    public void The_other_settings_are_no_schedules() =>
        Assert.Empty(With(("Schedules:Enabled", "false"), ("Schedules:RunsKept", "7.00:00:00"), ("Schedules:Lease", "00:01:00")).Faults);

    [Fact]
    public void A_start_with_such_settings_is_stopped()
    {
        using var container = Composition.Of(DatabaseProvider.Known[0].Name, "Server=nowhere", services => services.AddSingleton(With(("Schedules:morning", "every day"), ("Schedules:noon", "never"))));

        var refusal = Assert.Throws<OptionsValidationException>(() => container.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(2, refusal.Failures.Count(failure => failure.StartsWith("Schedules:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_job_there_is_has_a_time_that_comes_again()
    {
        using var container = Composition.Of(DatabaseProvider.Known[0].Name, "Server=nowhere");
        var timetable = container.GetRequiredService<Timetable>();

        Assert.Contains("runs-cleanup", timetable.Names);
        Assert.All(timetable.Names, name => Assert.NotNull(timetable.CronOf(name)!.GetNextValidTimeAfter(Noon)));
    }

    [Fact]
    public void No_two_jobs_have_the_same_usual_time()
    {
        using var container = Composition.Of(DatabaseProvider.Known[0].Name, "Server=nowhere");
        var timetable = container.GetRequiredService<Timetable>();

        var crowded = timetable.Names.GroupBy(name => timetable.CronOf(name)!.CronExpressionString, StringComparer.Ordinal).Where(jobs => jobs.Count() > 1).Select(jobs => string.Join(", ", jobs));

        Assert.Empty(crowded);
    }

    private static Timetable With(params (string Setting, string Value)[] settings) => new(
        [new("morning", "0 0 6 * * ?"), new("evening", "0 0 18 * * ?")],
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Setting, (string?)setting.Value))).Build());
}
