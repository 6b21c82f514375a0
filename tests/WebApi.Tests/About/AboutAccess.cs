using CleanTemplate.Application.About;
using CleanTemplate.WebApi.Tests.Access;

namespace CleanTemplate.WebApi.Tests.About;

internal sealed class AboutAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<GetAbout>(anonymous: Passes, customer: Passes, other: Passes, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/about"))),
    ];
}
