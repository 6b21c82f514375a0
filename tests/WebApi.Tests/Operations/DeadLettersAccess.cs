using CleanTemplate.Application.Operations;
using CleanTemplate.WebApi.Tests.Access;
using CleanTemplate.WebApi.Tests.Host;

namespace CleanTemplate.WebApi.Tests.Operations;

internal sealed class DeadLettersAccess : AccessRows
{
    public override IEnumerable<AccessRow> Rows =>
    [
        Row<ListDeadLetters>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: Always(() => Get("/api/v1/dead-letters"))),
        Row<GetDeadLetter>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Get(await Path(scene.Api))),
        Row<RequeueDeadLetter>(anonymous: 401, customer: 403, other: 403, manager: Passes, admin: Passes, request: async scene => Post($"{await Path(scene.Api)}/requeuing")),
    ];

    private static async Task<string> Path(Api api) => $"/api/v1/dead-letters/{await api.DeadLetter()}";
}
