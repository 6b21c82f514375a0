namespace CleanTemplate.WebApi.Common.Http;

/// <summary>The endpoints of one resource. Found by scanning, mapped below /api/v1.</summary>
internal interface IEndpointGroup
{
    void Map(IEndpointRouteBuilder api);
}
