using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Schedules;

/// <summary>A schedule that cannot be read stops the start, instead of never running.</summary>
internal sealed class TimetableCheck(Timetable timetable) : IValidateOptions<ScheduleOptions>
{
    public ValidateOptionsResult Validate(string? name, ScheduleOptions options) =>
        timetable.Faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(timetable.Faults);
}
