// Command codegen writes programs and SDKs for the language hosts that stand in for official ones. It serves the
// generating half of Pulumi's gRPC service LanguageRuntime for the language that its first argument names, with the
// generators that the official hosts use. It prints its port as the first line and ends when its input does.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"

	"github.com/hashicorp/hcl/v2"
	golang "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/hcl2/syntax"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/pcl"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
)

type files = map[string][]byte

// language is the pair of generators of one language.
type language struct {
	program func(*pcl.Program) (files, hcl.Diagnostics, error)
	sdk     func(*rpc.GeneratePackageRequest, *schema.Package, schema.ReferenceLoader) (files, error)
}

const tool = "pulumi-cams-tests"

var languages = map[string]language{
	"go": {
		program: golang.GenerateProgram,
		sdk: func(r *rpc.GeneratePackageRequest, p *schema.Package, _ schema.ReferenceLoader) (files, error) {
			return golang.GeneratePackage(tool, p, r.LocalDependencies)
		},
	},
	"nodejs": {
		program: nodejs.GenerateProgram,
		sdk: func(r *rpc.GeneratePackageRequest, p *schema.Package, l schema.ReferenceLoader) (files, error) {
			return nodejs.GeneratePackage(tool, p, r.ExtraFiles, r.LocalDependencies, r.Local, l)
		},
	},
	"python": {
		program: python.GenerateProgram,
		sdk: func(r *rpc.GeneratePackageRequest, p *schema.Package, l schema.ReferenceLoader) (files, error) {
			return python.GeneratePackage(tool, p, r.ExtraFiles, l)
		},
	},
}

type server struct {
	rpc.UnimplementedLanguageRuntimeServer
	language
}

func (s *server) GenerateProgram(
	_ context.Context, request *rpc.GenerateProgramRequest,
) (*rpc.GenerateProgramResponse, error) {
	loader, err := schema.NewLoaderClient(request.LoaderTarget)
	if err != nil {
		return nil, err
	}
	parser := syntax.NewParser()
	for name, source := range request.Source {
		if err := parser.ParseFile(strings.NewReader(source), name); err != nil {
			return nil, err
		}
	}
	program, problems, err := pcl.BindProgram(
		parser.Files, schema.NewCachedLoader(loader), pcl.NonStrictBindOptions()...)
	if err := failed(problems, err); err != nil {
		return nil, err
	}
	source, problems, err := s.program(program)
	if err := failed(problems, err); err != nil {
		return nil, err
	}
	return &rpc.GenerateProgramResponse{Source: source}, nil
}

func (s *server) GeneratePackage(
	_ context.Context, request *rpc.GeneratePackageRequest,
) (*rpc.GeneratePackageResponse, error) {
	client, err := schema.NewLoaderClient(request.LoaderTarget)
	if err != nil {
		return nil, err
	}
	loader := schema.NewCachedLoader(client)
	var spec schema.PackageSpec
	if err := json.Unmarshal([]byte(request.Schema), &spec); err != nil {
		return nil, err
	}
	pkg, problems, err := schema.BindSpec(spec, loader, schema.ValidationOptions{AllowDanglingReferences: true})
	if err := failed(problems, err); err != nil {
		return nil, err
	}
	generated, err := s.sdk(request, pkg, loader)
	if err != nil {
		return nil, err
	}
	for name, content := range generated {
		file := filepath.Join(request.Directory, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return nil, err
		}
	}
	return &rpc.GeneratePackageResponse{}, nil
}

func failed(problems hcl.Diagnostics, err error) error {
	if err == nil && problems.HasErrors() {
		return problems
	}
	return err
}

func main() {
	chosen, known := languages[os.Args[len(os.Args)-1]]
	if !known {
		fmt.Fprintln(os.Stderr, "usage: codegen go|nodejs|python")
		os.Exit(2)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	service := grpc.NewServer(grpc.MaxRecvMsgSize(400 << 20))
	rpc.RegisterLanguageRuntimeServer(service, &server{language: chosen})
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		service.GracefulStop()
	}()
	if err := service.Serve(listener); err != nil {
		panic(err)
	}
}
