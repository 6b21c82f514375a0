using CleanTemplate.Application.Common.Paging;

namespace CleanTemplate.Application.Operations;

public interface ISchedules
{
    /// <summary>By name, as settings and history spell it.</summary>
    bool Has(string name);

    /// <summary>All of them, by name.</summary>
    Task<Page<ScheduleDto>> List(IPaged page, CancellationToken cancellationToken);

    /// <summary>The runs of one, newest first.</summary>
    Task<Page<ScheduleRunDto>> ListRuns(string name, IPaged page, CancellationToken cancellationToken);

    /// <summary>Asks for a run, which some instance begins when this is committed. False when the one before is not finished.</summary>
    Task<bool> Trigger(string name, CancellationToken cancellationToken);
}
