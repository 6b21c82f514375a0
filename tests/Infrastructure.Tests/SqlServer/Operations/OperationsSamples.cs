using CleanTemplate.Application.Operations;
using CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Operations;

internal sealed class OperationsSamples : ISamples
{
    private static readonly ListDeadLetters ThirdPage = new(Page: 3, PageSize: 10);

    public IReadOnlyList<PortCall> Calls =>
    [
        PortCall.Of("the third page", (IDeadLetters letters) => letters.List(ThirdPage, default)),
        PortCall.Of("by id", (IDeadLetters letters) => letters.Find(7, default)),
        PortCall.Of("by id", (IDeadLetters letters) => letters.Requeue(7, default)),
        PortCall.Of("all", (IJobs jobs) => jobs.List(onlyFailed: false, ThirdPage, default)),
        PortCall.Of("those that failed", (IJobs jobs) => jobs.List(onlyFailed: true, ThirdPage, default)),
        PortCall.Of("by id", (IJobs jobs) => jobs.Requeue(default, default)),
    ];

    public IReadOnlyList<SavedAggregate> Aggregates => [];
}
